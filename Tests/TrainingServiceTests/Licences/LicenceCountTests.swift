import Contracts
import Database
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Counting licences and sessions") struct LicenceCountTests {
    typealias World = TrainingWorld

    private static func plan(_ question: (sql: String, values: [SQLValue]), _ connection: Connection) throws -> [String] {
        let steps = try connection.query("EXPLAIN QUERY PLAN \(question.sql)", question.values) { $0.text(3) }
        return steps.filter { $0.hasPrefix("SCAN") || $0.hasPrefix("SEARCH") }
    }

    private static func parameters(search: String = "") -> ParameterReader { ParameterReader { $0 == "search" ? [search] : [] } }

    @Test func othersAreLookedAtOnlyForASearch() async throws {
        try await World.running { harness in
            try harness.runtime.database.read { connection in
                let licences = LicenceReader(connection: connection, now: t0)
                let all = try Self.plan(licences.countsQuestion(LicenceFilter(Self.parameters(), now: t0)), connection)
                #expect(all == ["SCAN l USING COVERING INDEX licences_by_end"])
                let found = try Self.plan(licences.countsQuestion(LicenceFilter(Self.parameters(search: "ben"), now: t0)), connection)
                #expect(found.count == 2, "\(found)")
                let sessions = SessionReader(connection: connection, now: t0)
                let every = try Self.plan(sessions.countsQuestion(SessionFilter(Self.parameters())), connection)
                #expect(every.count == 1, "\(every)")
            }
        }
    }

    @Test func whatEndsInAMonthIsCountedByAnIndex() async throws {
        try await World.running { harness in
            try harness.runtime.database.read { connection in
                let ends = LicenceEnds(connection: connection, now: t0)
                let all = try Self.plan(ends.question(t0.month, of: nil), connection)
                #expect(all.count == 1 && all.allSatisfy { $0.hasPrefix("SEARCH l USING COVERING INDEX licences_by_end") }, "\(all)")
                let some = try Self.plan(ends.question(t0.month, of: World.organisation), connection)
                #expect(some.allSatisfy { $0.hasPrefix("SEARCH l USING INDEX licences_by_organisation") }, "\(some)")
            }
        }
    }

    private static func counts(_ path: String, _ harness: ServiceHarness) async throws -> JSONValue? {
        try await harness.get(path).json["counts"]
    }

    @Test func theCountsAreThoseOfTheListWithASearchAndWithout() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            _ = try await World.plan(harness, with: World.guest)
            let licences = try await harness.get("/licences?search=ben").json["licences"]?.each("licence_id")
            guard case .string(let licence)?? = licences?.first else { throw World.Unplanned(answer: "\(licences ?? [])") }
            _ = try await harness.post("/licences/\(licence)/revoke", ["reason": "Left early"])
            let all: JSONValue = ["active": 1, "expired": 0, "revoked": 1, "expiring_soon": 0]
            #expect(try await Self.counts("/licences", harness) == all)
            let ben: JSONValue = ["active": 0, "expired": 0, "revoked": 1, "expiring_soon": 0]
            #expect(try await Self.counts("/licences?search=berg", harness) == ben)
            #expect(try await Self.counts("/training-sessions", harness)?["requested"] == 1)
            #expect(try await Self.counts("/training-sessions?search=gast%20atelier", harness)?["completed"] == 0)
            #expect(try await Self.counts("/training-sessions?search=berg%20online", harness)?["completed"] == 1)
        }
    }
}
