import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The queue of upgrade requests")
struct UpgradeQueueTests {
    private static let second = UpgradeRequestID(high: Known.request.high, low: Known.request.low + 1)
    private static let third = UpgradeRequestID(high: Known.request.high, low: Known.request.low + 2)

    private static var customer: [CloudEvent] {
        get throws { try Facts.customer + [Facts.user()] }
    }

    @Test func aFactOfThePlatformStandsInItWithWhoAsks() async throws {
        try await withService(given: try Self.customer + [Facts.upgradeRequested()]) { service in
            let answer = try await service.get(requestsPath)
            let row = try #require(answer.json["requests"]?[0])
            #expect(row["status"] == "pending" && row["kind"] == "tier_upgrade" && row["proposed_tier"] == "changemaker")
            #expect(row["requester"]?["name"] == "Ada Lovelace" && row["requester"]?["email"] == "ada@acme.example")
            #expect(row["organisation_name"] == "Acme" && row["workspace_name"] == "Research")
            #expect(row["account_id"] == .string("\(account)") && row["entered_by"] == .null)
            #expect(answer.json["counts"]?["pending"] == 1)
            #expect(try service.eventNames() == ["account-opened", "upgrade-request-received"])
            #expect(try await service.get(accountPath).json["requests"]?[0]?["request_id"] == row["request_id"])
        }
    }

    @Test func toldAgainItChangesNothing() async throws {
        try await withService(given: try Self.customer + [Facts.upgradeRequested()]) { service in
            try service.apply([try Facts.upgradeRequested(message: "Something else"), try Facts.upgradeRequested(.random())])
            try service.apply([try Facts.upgradeRequested(at: t0.adding(days: 1))])
            #expect(try await service.request()["message"] == "We need more hours.")
            #expect(try service.eventNames().filter { $0 == "upgrade-request-received" }.count == 2)
        }
    }

    @Test func aSecondUpgradeOfTheAccountJoinsTheFirst() async throws {
        let colleague = UserID.random()
        let facts = try [
            Facts.user(colleague, "Grace Hopper"), Facts.upgradeRequested(),
            Facts.upgradeRequested(Self.second, .guardian, by: colleague, message: "And a logo."),
        ]
        try await withService(given: try Self.customer + facts) { service in
            #expect(try await service.queue() == ["\(Known.request)"])
            let joined = try #require(try await service.request()["joined"]?[0])
            #expect(joined["requester"]?["name"] == "Grace Hopper" && joined["message"] == "And a logo.")
            #expect(joined["proposed_tier"] == "guardian")
            #expect(try await service.request(Self.second)["joined_request_id"] == .string("\(Known.request)"))
            #expect(try await service.get(requestsPath).json["counts"]?["pending"] == 1)
            #expect(try await service.queue("?search=hopper") == ["\(Known.request)"], "found by whoever has joined")

            let alone = try await service.post("\(requestsPath)/\(Self.second)/deny", ["note": "No"])
            #expect(alone.status == 409 && alone.json["detail"]?.text?.contains("\(Known.request)") == true)
            #expect(try await service.post("\(requestPath)/deny", ["note": "Not yet"]).status == 200)
            #expect(try await service.request(Self.second)["note"] == "Not yet")
            #expect(try service.eventNames().filter { $0 == "upgrade-request-denied" }.count == 2)
            // What is asked afterwards waits by itself.
            try service.apply([try Facts.upgradeRequested(Self.third)])
            #expect(try await service.queue() == ["\(Self.third)", "\(Known.request)"])
        }
    }

    @Test func whatWaitsComesFirstAndTheOldestOfItOnTop() async throws {
        let facts = try [
            Facts.workspaceRequested(id: Self.third), Facts.upgradeRequested(at: t0.adding(days: -2)),
            Facts.workspaceRequested(id: Self.second),
        ]
        try await withService(given: try Self.customer + facts) { service in
            #expect(try await service.queue() == ["\(Known.request)", "\(Self.second)", "\(Self.third)"])
            #expect(try await service.post("\(requestPath)/deny", ["note": "No"]).status == 200)
            #expect(try await service.queue() == ["\(Self.second)", "\(Self.third)", "\(Known.request)"])
            #expect(try await service.queue("?status=denied") == ["\(Known.request)"])
            #expect(try await service.queue("?kind=new_workspace&status=pending") == ["\(Self.second)", "\(Self.third)"])
            #expect(try await service.queue("?organisation=\(Known.otherOrganisation)") == [])
            let page = try await service.get("\(requestsPath)?limit=2").json
            let cursor = try #require(page["next_cursor"]?.text)
            #expect(try await service.queue("?limit=2&cursor=\(cursor)") == ["\(Known.request)"])
        }
    }

    @Test(arguments: [
        "?search=LOVELACE", "?search=ada%40acme", "?search=acme", "?search=changemaker", "?search=hours", "?search=lovelace%20more%20acme",
    ])
    func isFoundByRequesterOrganisationTierAndMessage(query: String) async throws {
        try await withService(given: try Self.customer + [Facts.upgradeRequested()]) { service in
            let found = try await service.queue(query)
            #expect(found == ["\(Known.request)"])
            #expect(try await service.queue("?search=guardian") == [])
        }
    }

    @Test func aDeletedUserIsToldByTheirIDAlone() async throws {
        try await withService(given: try Self.customer + [Facts.upgradeRequested()]) { service in
            let path = "\(requestPath)/deny"
            let told = try await service.send(.post, path, body: ["note": "No"], headers: ["Idempotency-Key": "once"])
            #expect(told.json["request"]?["requester"]?["name"] == "Ada Lovelace")
            try service.apply([try Facts.user(deleted: true, at: t0)])
            let again = try await service.send(.post, path, body: ["note": "No"], headers: ["Idempotency-Key": "once"])
            #expect(again.status == 200 && !again.text.contains("Lovelace") && !again.text.contains("ada@acme"))
            let requester = try await service.request()["requester"]
            #expect(requester?["name"] == .null && requester?["email"] == .null)
            #expect(requester?["user_id"] == .string("\(Known.requester)"))
            #expect(try await service.queue("?search=lovelace") == [])
        }
    }

    /// t0 is a Monday, 09:00: what was asked on the Friday before, after that hour, has not waited for a business day yet.
    @Test(arguments: [(-72, true), (-71, false), (-24, false), (-96, true)] as [(Int, Bool)])
    func whatHasWaitedForABusinessDayIsOverdue(hours: Int, isOverdue: Bool) async throws {
        let asked = t0.adding(hours: hours)
        try await withService(given: try Self.customer + [Facts.upgradeRequested(at: asked)]) { service in
            let row = try await service.request()
            #expect(row["overdue"] == .bool(isOverdue) && row["age_seconds"] == .integer(Int64(-hours * 3_600)))
            #expect(try await service.queue("?overdue=true").isEmpty != isOverdue)
            #expect(try await service.queue("?overdue=false").isEmpty == isOverdue)
            #expect(try await service.get(requestsPath).json["counts"]?["overdue"] == .integer(isOverdue ? 1 : 0))
            #expect(try await service.post("\(requestPath)/deny", ["note": "No"]).status == 200)
            #expect(try await service.get(requestsPath).json["counts"]?["overdue"] == 0, "what is decided waits no more")
        }
    }

    static let wrong = ["?status=open", "?kind=x", "?overdue=maybe", "?account=1", "?limit=0", "?cursor=x"]

    @Test(arguments: wrong) func whatCannotBeAskedIsRefused(query: String) async throws {
        try await withService { service in
            let answer = try await service.get(requestsPath + query)
            #expect(answer.status == 422)
            #expect(try await service.get("\(requestsPath)/\(UpgradeRequestID.random())").status == 404)
        }
    }
}
