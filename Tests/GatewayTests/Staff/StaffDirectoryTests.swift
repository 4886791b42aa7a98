import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct StaffDirectoryTests {
    private func managed(_ number: UInt64, by manager: String?, at time: Instant = t0, position: Int64) throws -> CloudEvent {
        let identity = AccountIdentity(accountID: Fixtures.id(number), organisationID: Fixtures.id(number))
        var event = try CloudEvent.fact(
            AccountManagerChanged(of: identity, accountManager: manager, effectiveAt: time), at: t0, source: EventContext.billing.source)
        event.position = position
        return event
    }

    private func emails(_ answer: HTTPClientResponse) -> [String] {
        answer.json["staff"]?.list.compactMap { $0["email"]?.text } ?? []
    }

    @Test func whoAsksIsOnTheList() async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await gateway.get("/staff", policies: [.transfer, .setTier])
        #expect(answer.status == 200)
        #expect(
            answer.text
                == #"{"next_cursor":null,"staff":[{"accounts":0,"email":"ann@dembrane.com","last_seen_at":"2026-11-23T09:00:00Z","manages_staff":false,"#
                + #""name":null,"#
                + #""policies":[{"policy":"staff:can_set_tier","source":"token","until":null},"#
                + #"{"policy":"staff:can_transfer","source":"token","until":null}],"unseen_90d":false}]}"#)
        try await gateway.stop()
    }

    @Test func theListIsInTheOrderOfNamesAndPagesVisitEveryoneOnce() async throws {
        let gateway = try GatewayUnderTest()
        for (person, name) in [("zoe", "Anna"), ("carl", nil), ("bo", "Dirk"), ("dora", "anna")] {
            _ = try await gateway.call("/staff", as: person, named: name)
        }
        // Of one name the ids decide.
        let expected = ["dora@dembrane.com", "zoe@dembrane.com", "carl@dembrane.com", "bo@dembrane.com"]
        #expect(emails(try await gateway.call("/staff", as: "bo", named: "Dirk")) == expected)
        var seen: [String] = []
        var cursor = ""
        repeat {
            let answer = try await gateway.call("/staff?limit=1\(cursor)", as: "bo")
            seen += emails(answer)
            cursor = answer.json["next_cursor"]?.text.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(seen == expected)
        #expect(try await gateway.call("/staff?limit=501", as: "bo").status == 422)
        #expect(try await gateway.call("/staff?who=bo", as: "bo").status == 400)
        try await gateway.stop()
    }

    @Test func accountsAreCountedAsTheyAreManagedNow() async throws {
        let gateway = try GatewayUnderTest()
        _ = try await gateway.call("/staff", as: "ann")
        let events = [
            try managed(1, by: "ann@dembrane.com", position: 1), try managed(2, by: "ANN@dembrane.com", position: 2),
            try managed(3, by: "ann@dembrane.com", position: 3), try managed(3, by: nil, at: t0.adding(hours: 1), position: 4),
            try managed(4, by: "bo@dembrane.com", position: 5),
            // Comes late: what holds since has been decided already.
            try managed(4, by: "ann@dembrane.com", at: t0.adding(days: -9), position: 6),
            // At one moment the later decision holds.
            try managed(5, by: "bo@dembrane.com", position: 7), try managed(5, by: "ann@dembrane.com", position: 8),
        ]
        for order in [events, events.reversed()] {
            try gateway.harness.apply(order, topic: EventContext.billing.topic)
            let answer = try await gateway.call("/staff", as: "ann")
            #expect(answer.json["staff"]?[0]?["accounts"] == .integer(3))
            try gateway.harness.runtime.database.write { try $0.execute("DELETE FROM account_managers") }
        }
        try await gateway.stop()
    }

    @Test func somebodyWithTwoIdsIsOneRowAsLastHeard() async throws {
        let gateway = try GatewayUnderTest()
        func seen(_ id: String, _ email: ShortText, name: String, at time: Instant) throws -> CloudEvent {
            let payload = StaffSeen(
                memberID: try #require(StaffMemberID(id)), email: email, name: DisplayText(name), policies: [], seenAt: time)
            return try CloudEvent.fact(payload, at: time, source: EventContext.staff.source)
        }
        try gateway.harness.apply([
            try seen("u-1", "eva@dembrane.com", name: "Eva", at: t0),
            try seen("demo-eva", "Eva@dembrane.com", name: "Demo", at: t0.adding(hours: -1)),
        ])
        let answer = try await gateway.call("/staff", as: "bo")
        #expect(answer.json["staff"]?.list.map { $0["name"]?.text } == [nil, "Eva"])
        try await gateway.stop()
    }

    @Test func aRebuildMakesTheSameDirectoryAndLeavesTheTrail() async throws {
        let gateway = try GatewayUnderTest()
        for person in ["ann", "bo"] { _ = try await gateway.call("/staff", as: person, named: person) }
        let before = try await gateway.call("/staff", as: "bo").body
        let trail = try await gateway.get("/audit").body
        #expect(try Rebuild(changes: gateway.harness.runtime.engine.changes).run() == 2)
        #expect(try await gateway.call("/staff", as: "bo").body == before)
        #expect(try await gateway.get("/audit").body == trail)
        try await gateway.stop()
    }
}
