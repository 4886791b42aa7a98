import Contracts
import EventKit
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("The checks of trainings find") struct TrainingCheckTests {
    typealias World = TrainingWorld

    /// A completed session of two, of whom one's licence is revoked, a cancelled one, and a licence for a training elsewhere.
    private func tell(_ harness: ServiceHarness) async throws {
        let path = try await World.plan(harness, with: World.anna, World.ben)
        _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
        let licence = LicenceID(of: try #require(TrainingSessionID(path.dropFirst(19))), for: World.ben)
        #expect(try await harness.post("/licences/\(licence)/revoke", ["reason": "Left"]).status == 200)
        _ = try await harness.post("\(try await World.plan(harness))/cancel", [:])
        let elsewhere: JSONValue = [
            "user_id": .string("\(World.guest)"), "organisation_id": .string("\(World.organisation)"), "completed_on": "2026-11-01",
            "evidence": "Seen", "reason": "So",
        ]
        #expect(try await harness.post("/licences", elsewhere).status == 201)
    }

    private func found(_ harness: ServiceHarness) async throws -> [String] {
        let report = try await harness.runtime.checks.run()
        #expect(report.checks.allSatisfy { $0.unfinished == nil })
        return report.checks.filter { !$0.differences.isEmpty }.map(\.name)
    }

    @Test func nothingAtAnyTimeOfALicence() async throws {
        try await World.running { harness in
            try await tell(harness)
            for day in [0, 312, 313, 314, 333, 342, 343, 361, 362, 363, 800] {
                harness.time.set(t0.adding(days: day))
                #expect(try await found(harness) == [], "before the timers of day \(day)")
                try await harness.runTimers()
                #expect(try await found(harness) == [], "after the timers of day \(day)")
            }
        }
    }

    static let faults: [(sql: String, foundBy: [String])] = [
        ("UPDATE training_sessions SET price_cents = price_cents + 1 WHERE status = 'completed'", ["session-licences"]),
        ("UPDATE training_sessions SET status = 'requested' WHERE status = 'cancelled'", ["session-licences"]),
        ("DELETE FROM session_roster WHERE place = 1", ["session-licences"]),
        ("DELETE FROM licences WHERE standing = 'active' AND session_id IS NOT NULL", ["session-licences"]),
        ("UPDATE licences SET expires_at = expires_at + 1 WHERE session_id IS NULL", ["licence-streams"]),
        ("UPDATE licences SET licence_id = zeroblob(16) WHERE session_id IS NULL", ["licence-streams"]),
        ("DELETE FROM due WHERE timer = 'session-licences'", ["session-licences"]),
        ("UPDATE due SET due_at = due_at + 1 WHERE timer = 'licence-elsewhere'", ["licence-streams"]),
    ]

    @Test(arguments: faults.indices) func whatWasSpoiledByHand(index: Int) async throws {
        let (sql, foundBy) = Self.faults[index]
        try await World.running { harness in
            try await tell(harness)
            let changed = try await harness.runtime.database.writing { try $0.execute(sql) }
            #expect(changed == 1)
            #expect(try await found(harness) == foundBy)
        }
    }
}
