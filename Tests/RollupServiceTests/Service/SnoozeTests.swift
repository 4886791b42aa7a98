import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("Risks that are put aside")
struct SnoozeTests {
    /// A workspace at 83 % of its hours, and the path to it.
    private func withRisk(_ body: (ServiceHarness, Customer, String) async throws -> Void) async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(3_000, at: Given.at("2026-11-02"))])
            try await service.runTimers()
            try await body(service, customer, "/at-risk/\(customer.workspace)")
        }
    }

    private func rows(_ service: ServiceHarness, _ query: String = "") async throws -> [JSONValue] {
        try await service.runTimers()
        return try await service.get("/at-risk\(query)").json["rows"]?.list ?? []
    }

    @Test func aDayEndsByItself() async throws {
        try await withRisk { service, customer, path in
            let answer = try await service.post("\(path)/snooze", ["until": "2026-11-25", "reason": "On holiday"])
            #expect(answer.status == 200 && answer.json["event_ids"]?.list.count == 1)
            #expect(answer.json["risk"]?["snoozed_until"]?.text.flatMap { Instant($0) } == Given.at("2026-11-26"))
            #expect(try await rows(service).isEmpty)
            #expect(try await rows(service, "?account=\(customer.accountID)").isEmpty)
            #expect(try await rows(service, "?workspace=\(customer.workspace)").isEmpty)
            for query in ["?snoozed=true", "?snoozed=true&account=\(customer.accountID)", "?snoozed=true&workspace=\(customer.workspace)"] {
                #expect(try await rows(service, query).first?["snooze"]?["reason"] == "On holiday", "\(query)")
            }
            #expect(try await service.get("/at-risk").json["counts"]?["snoozed"] == 1)
            try service.tell([customer.recording(1_000, at: Given.at("2026-11-23"))])
            #expect(try await rows(service).isEmpty, "worse is not asked for")
            service.time.set(Given.at("2026-11-26").adding(milliseconds: -1))
            #expect(try await rows(service).isEmpty)
            service.time.set(Given.at("2026-11-26"))
            #expect(try await rows(service).first?["snoozed_until"]?.text == nil)
            #expect(try await rows(service, "?snoozed=true").isEmpty)
            #expect(try service.events().compactMap { try $0.decode(RiskSnoozeEnded.self) }.isEmpty)
        }
    }

    @Test func whatGetsWorseComesBack() async throws {
        try await withRisk { service, customer, path in
            #expect(try await service.post("\(path)/snooze", ["unless_worse": true, "reason": "They know"]).status == 200)
            try service.tell([customer.recording(100, at: Given.at("2026-11-20"))])
            #expect(try await rows(service).isEmpty)
            try service.tell([customer.recording(1_000, at: Given.at("2026-11-21"))])
            #expect(try await rows(service).first?["reason"] == "at_cap")
            #expect(try service.events().compactMap { try $0.decode(RiskSnoozeEnded.self)?.cause } == [.worsened])
        }
    }

    @Test func staffTakeItBack() async throws {
        try await withRisk { service, _, path in
            #expect(try await service.post("\(path)/snooze", ["unless_worse": true, "reason": "They know"]).status == 200)
            let back = try await service.send(.delete, "\(path)/snooze", body: ["reason": "They called"])
            #expect(back.status == 200 && back.json["event_ids"]?.list.count == 1)
            #expect(try await rows(service).count == 1)
            let again = try await service.send(.delete, "\(path)/snooze", body: [:])
            #expect(again.status == 200 && again.json["event_ids"] == [])
        }
    }

    @Test func wrongOnesAreRefused() async throws {
        try await withRisk { service, _, path in
            func field(_ body: JSONValue) async throws -> String? { try await service.post("\(path)/snooze", body).json["field"]?.text }
            #expect(try await field(["reason": "r"]) == "until")
            #expect(try await field(["until": "2026-11-22", "reason": "r"]) == "until")
            #expect(try await field(["until": "2028-01-01", "reason": "r"]) == "until")
            #expect(try await field(["until": "soon", "reason": "r"]) == "until")
            #expect(try await field(["unless_worse": true]) == "reason")
            #expect(try await service.post("/at-risk/\(WorkspaceID.random())/snooze", ["unless_worse": true, "reason": "r"]).status == 404)
            let calm = Customer()
            try service.tell(try calm.opening())
            #expect(try await service.post("/at-risk/\(calm.workspace)/snooze", ["unless_worse": true, "reason": "r"]).status == 409)
            #expect(try service.events().compactMap { try $0.decode(RiskSnoozed.self) }.isEmpty)
        }
    }

    @Test func anOutcomeBelongsToOneTimeAtRisk() async throws {
        try await withRisk { service, customer, path in
            #expect(try await service.post("\(path)/outcome", ["outcome": "won", "note": "n"]).json["field"] == "outcome")
            #expect(try await service.post("\(path)/outcome", ["outcome": "saved"]).json["field"] == "note")
            let answer = try await service.post("\(path)/outcome", ["outcome": "false_alarm", "note": "A test"])
            #expect(answer.status == 200 && answer.json["risk"]?["outcome"] == "false_alarm")
            #expect(try await rows(service).first?["outcome_note"] == "A test")
            try service.tell([customer.recording(1_000, at: Given.at("2026-11-20"))])
            #expect(try await rows(service).first?["outcome"] == "false_alarm", "worse is still the same time at risk")
            let reset = try await service.post("/workspaces/\(customer.workspace)/usage-reset", ["reason": "agreed"])
            #expect(reset.status == 200)
            #expect(try await rows(service).isEmpty)
            service.time.set(Given.at("2026-11-24"))
            try service.tell([customer.recording(4_000, at: Given.at("2026-11-23T20:00:00Z"))])
            let again = try #require(try await rows(service).first)
            #expect(again["reason"] == "at_cap" && again["outcome"] == .null)
        }
    }
}
