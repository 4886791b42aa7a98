import Contracts
import Testing
import WireJSON
@testable import RollupService

@Suite("Starting the count of a workspace again")
struct UsageResetTests {
    @Test func keepsTheRecordingsAndTakesTheWorkspaceOffTheRisks() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(3_700, at: Given.at("2026-11-02"))])
            try await service.runTimers()
            #expect(try await service.get("/at-risk").json["rows"]?.list.count == 1)

            let path = "/workspaces/\(customer.workspace)/usage-reset"
            let answer = try await service.post(path, ["reason": "Agreed on the phone"])
            #expect(answer.status == 200 && answer.headers["ETag"] == "\"1\"")
            #expect(answer.json["workspace"]?["recorded_seconds"] == 3_700)
            #expect(answer.json["workspace"]?["counted_seconds"] == 0)
            #expect(answer.json["event_ids"]?.list.count == 1)
            #expect(try await service.get("/at-risk").json["rows"] == [])

            service.time.advance(seconds: 60)
            try service.tell([
                customer.recording(100, at: Given.at("2026-11-03")), customer.recording(50, at: World.now.adding(seconds: 30)),
            ])
            let row = try await service.get("/rollup").json["accounts"]?[0]
            #expect(row?["recorded_seconds"] == 3_850 && row?["counted_seconds"] == 50)

            try await service.runTimers()
            let health = try service.events().compactMap { try $0.decode(AccountHealthChanged.self) }
            #expect(health.map(\.change) == [.entered, .left])
            #expect(health.map(\.reason) == [.atCap, nil])
            let resets = try service.events().compactMap { try $0.decode(UsageReset.self) }
            #expect(resets.map(\.previousCountedSeconds) == [3_700])
        }
    }

    /// Nothing, nothing to see, too long in letters, too long in marks on one letter, and what controls a terminal.
    @Test(arguments: [
        nil, "", "   ", "\u{200B}\u{3164}", String(repeating: "x", count: 501),
        "a" + String(repeating: "\u{301}", count: 500), "a\u{0}b",
    ])
    func needsAReason(reason: String?) async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening())
            let answer = try await service.post(
                "/workspaces/\(customer.workspace)/usage-reset", reason.map { ["reason": .string($0)] } ?? [:])
            #expect(answer.status == 422 && answer.json["field"] == "reason")
            #expect(try service.events().isEmpty)
        }
    }

    @Test func keepsTheReasonWithoutTheSpaceAroundIt() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening())
            let answer = try await service.post("/workspaces/\(customer.workspace)/usage-reset", ["reason": " \t\u{A0}agreed\r\n"])
            #expect(answer.status == 200)
            #expect(try service.events().compactMap { try $0.decode(UsageReset.self)?.reason } == ["agreed"])
        }
    }

    @Test func refusesAnOldVersionAndAnUnknownWorkspace() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening())
            let path = "/workspaces/\(customer.workspace)/usage-reset"
            let first = try await service.send(.post, path, body: ["reason": "a"], headers: ["If-Match": "\"0\""])
            #expect(first.status == 200)
            let second = try await service.send(.post, path, body: ["reason": "a"], headers: ["If-Match": "\"0\""])
            #expect(second.status == 412)
            #expect(try await service.post("/workspaces/\(WorkspaceID.random())/usage-reset", ["reason": "a"]).status == 404)
        }
    }
}
