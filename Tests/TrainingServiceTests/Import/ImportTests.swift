import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Importing sessions")
struct ImportTests {
    typealias World = TrainingWorld

    @Test func aSessionOfThePastComesWithItsLicencesWhichAreOver() async throws {
        try await World.running { harness in
            let said = try harness.importLines([PastTraining.session])
            #expect(said == "read 1 lines about 1 sessions and licences: 9 new events")
            #expect(
                try names(harness) == [
                    "session-requested", "session-scheduled", "roster-changed", "roster-changed", "session-completed", "licence-granted",
                    "licence-granted", "licence-expired", "licence-expired",
                ])
            let session = try await onlySession(harness)
            #expect(session["status"] == "completed" && session["price_cents"] == 50_000 && session["notes"] == "In Dutch")
            #expect(session["held_elsewhere"] == true)
            #expect(session["roster"]?.list.count == 2)
            let expired = try harness.events().compactMap { try $0.decode(LicenceExpired.self) }
            #expect(expired.map(\.effectiveAt.description) == ["2026-06-10T00:00:00Z", "2026-06-10T00:00:00Z"])
            #expect(expired.map(\.cause) == [.imported, .imported])
            let requested = try harness.events().compactMap { try $0.decode(SessionRequested.self) }
            #expect(requested.map(\.cause) == [.imported])
            try await harness.runTimers()
            #expect(try names(harness).count == 9, "nothing is left to the clock")
            #expect(try await harness.runtime.checks.run().isWell)
        }
    }

    @Test func twiceIsOnceAlsoAfterStaffHaveChangedIt() async throws {
        try await World.running { harness in
            try harness.importLines([PastTraining.session])
            #expect(try harness.importLines([PastTraining.session]).hasSuffix(": 0 new events"))
            let path = "/training-sessions/\(try #require(try await onlySession(harness)["session_id"]?.text))"
            #expect(try await harness.send(.patch, path, body: ["notes": "In English"]).status == 200)
            #expect(try harness.importLines([PastTraining.session]).hasSuffix(": 0 new events"))
            #expect(try await onlySession(harness)["notes"] == "In English")
        }
    }

    @Test func whoTookPartTooGetsTheirLicenceFromThatDay() async throws {
        try await World.running { harness in
            let recent = PastTraining.session.with([
                "scheduled_at": nil, "completed_on": "2026-03-02", "participants": PastTraining.people(World.anna),
            ])
            try harness.importLines([recent])
            let grown = recent.with(["participants": PastTraining.people(World.anna, World.ben)])
            #expect(try harness.importLines([grown]).hasSuffix(": 2 new events"))
            let licence = try #require(try harness.events().compactMap { try $0.decode(LicenceGranted.self) }.last)
            #expect(licence.userID == World.ben && licence.expiresAt.description == "2027-03-02T00:00:00Z" && licence.isImported)
            #expect(
                try harness.importFaults([recent]) == [
                    "line 1: participants is not what was imported under this reference before; change it here instead"
                ])
        }
    }

    /// It ends by the clock as any other, and whoever has it is reminded.
    @Test func aLicenceThatCountsStillIsRemindedOf() async throws {
        try await World.running { harness in
            try harness.importLines([
                PastTraining.session.with([
                    "scheduled_at": nil, "completed_on": "2026-03-02", "participants": PastTraining.people(World.ben),
                ])
            ])
            #expect(try waitingMails(harness) == 0)
            harness.time.set(t0.adding(days: 80))
            try await harness.runTimers()
            #expect(try names(harness).last == "licence-expiring-soon")
            // Ben, and Anna, who asked for the session.
            #expect(try waitingMails(harness) == 2)
            harness.time.set(t0.adding(days: 120))
            try await harness.runTimers()
            let expired = try #require(try harness.events().last?.decode(LicenceExpired.self))
            #expect(expired.expiresAt.description == "2027-03-02T00:00:00Z" && !expired.isImported)
        }
    }

    @Test func aPlannedSessionIsHeldOrCancelledByALaterFile() async throws {
        try await World.running { harness in
            let planned = PastTraining.session.with([
                "effective_at": "2026-11-01T09:00:00Z", "scheduled_at": "2026-11-22T09:00:00Z", "completed_on": nil,
            ])
            let other = planned.with(["reference": "TR-18", "scheduled_at": "2026-12-22T09:00:00Z"])
            try harness.importLines([planned, other])
            #expect(try await harness.get("/training-sessions?status=scheduled").json["sessions"]?.list.count == 2)
            let said = try harness.importLines([
                planned.with(["completed_on": "2026-11-22"]), other.with(["cancelled_on": "2026-11-20"]),
            ])
            #expect(said.hasSuffix(": 4 new events"), "\(said)")
            #expect(try names(harness).suffix(4) == ["session-completed", "licence-granted", "licence-granted", "session-cancelled"])
        }
    }

    @Test func oneThatWasHeldOrCancelledBeforeItsDateIsAskedForByThatDay() async throws {
        try await World.running { harness in
            let held = PastTraining.session.with(["completed_on": "2025-06-08"])
            let cancelled = PastTraining.session.with(["reference": "TR-18", "completed_on": nil, "cancelled_on": "2025-06-01"])
            try harness.importLines([held, cancelled])
            #expect(try harness.importLines([held, cancelled]).hasSuffix(": 0 new events"))
            let requested = try harness.events().compactMap { try $0.decode(SessionRequested.self) }
            #expect(requested.map(\.effectiveAt.description) == ["2025-06-08T00:00:00Z", "2025-06-01T00:00:00Z"])
            let sessions = try await harness.get("/training-sessions").json["sessions"]
            #expect(sessions?.each("status") == ["cancelled", "completed"])
            for id in sessions?.list.compactMap({ $0["session_id"]?.text }) ?? [] {
                #expect(try await harness.get("/training-sessions/\(id).ics").text.contains("STATUS:CANCELLED"))
            }
            #expect(try waitingMails(harness) == 0)
            #expect(try await harness.runtime.checks.run().isWell)
        }
    }

    /// A person who says to be trained is verified by a licence that counts, and not by one that is over.
    @Test func aFollowUpIsClosedByALicenceThatCounts() async throws {
        try await World.running { harness in
            let answers = OnboardingAnswered(
                userID: World.ben, organisationID: World.organisation, servesClients: false, highRisk: false, trained: true)
            try harness.apply([try .fact(answers, at: t0)])
            func open() async throws -> Int? { try await harness.get("/follow-ups?status=open").json["follow_ups"]?.list.count }
            try harness.importLines([PastTraining.session])
            #expect(try await open() == 1)
            let said = try harness.importLines([PastTraining.licence.with(["user_id": .string("\(World.ben)")])])
            #expect(said.hasSuffix(": 2 new events"), "\(said)")
            #expect(try await open() == 0)
        }
    }

    @Test func whoeverThePlatformHasntToldOfIsNamed() async throws {
        try await World.running { harness in
            let stranger = UserID(high: 9, low: 9)
            let said = try harness.importLines([PastTraining.session.with(["participants": PastTraining.people(stranger)])])
            #expect(said.hasSuffix("; the platform has told nothing of 1 people, such as \(stranger)"), "\(said)")
        }
    }

    static let faults: [([String: JSONValue?], String)] = [
        (["kind": "sessions"], "kind has to be one of session, licence, not sessions"),
        (["prize": 1], "prize is no field of the kind session"), (["reference": " "], "reference: has to have 1 to 255 characters"),
        (["organisation_id": nil], "organisation_id"), (["training": "Basket weaving"], "the catalogue has no training Basket weaving"),
        (["training": nil], "training_id or training is needed"), (["training_id": .string("\(World.anna)")], "either training_id or"),
        (["completed_on": "2026-11-24"], "completed_on lies in the future"),
        (["effective_at": "2025-06-10T09:00:00Z", "completed_on": "2025-06-09"], "completed_on lies before effective_at"),
        (["effective_at": "2026-11-24T00:00:00Z"], "effective_at lies in the future"),
        (["scheduled_at": nil, "completed_on": nil], "effective_at is needed"), (["cancelled_on": "2025-06-10"], "exclude each other"),
        (["participants": []], "nobody is on the roster"), (["reason": nil], "reason is needed"), (["reason": ""], "reason: has to have"),
        (["participants": PastTraining.people(World.anna, World.anna)], "twice"), (["notes": ""], "notes"),
        (["agreed_price_cents": -1], "a price is"), (["expected_participants": 0], "expected_participants"),
    ]

    @Test(arguments: faults) func aFaultIsToldWithItsLineAndNothingIsTakenIn(changes: [String: JSONValue?], reason: String) async throws {
        try await World.running { harness in
            let told = try harness.importFaults([PastTraining.session, PastTraining.session.with(["reference": "TR-18"]).with(changes)])
            #expect(told.count == 1 && told[0].hasPrefix("line 2: "), "\(told)")
            #expect(told.first?.contains(reason) == true, "\(told)")
            #expect(try names(harness).isEmpty)
        }
    }

    static let otherwise: [([String: JSONValue?], String)] = [
        (["organisation_id": .string("\(OrganisationID(high: 7, low: 7))")], "organisation_id"), (["training": "In person"], "training"),
        (["scheduled_at": "2025-06-10T10:00:00Z"], "effective_at"), (["completed_on": "2025-06-11"], "completed_on"),
        (["agreed_price_cents": 1], "agreed_price_cents"), (["requested_by": nil], "requested_by"), (["notes": "In French"], "notes"),
        (["completed_on": nil], "completed_on"), (["mode": "flex"], "mode"),
    ]

    @Test(arguments: otherwise) func whatWasImportedCannotBeToldOtherwise(changes: [String: JSONValue?], field: String) async throws {
        try await World.running { harness in
            try harness.importLines([PastTraining.session])
            let told = try harness.importFaults([PastTraining.session.with(changes)])
            #expect(told == ["line 1: \(field) is not what was imported under this reference before; change it here instead"])
        }
    }

    private func names(_ harness: ServiceHarness) throws -> [String] {
        try harness.events().map { EventType.shortName(of: $0.type) }.filter { $0 != "training-added" && !$0.hasPrefix("follow-up") }
    }

    private func onlySession(_ harness: ServiceHarness) async throws -> JSONValue {
        let sessions = try await harness.get("/training-sessions").json["sessions"]?.list ?? []
        let id = try #require(sessions.first?["session_id"]?.text)
        #expect(sessions.count == 1)
        return try await harness.get("/training-sessions/\(id)").json["session"] ?? .null
    }

    private func waitingMails(_ harness: ServiceHarness) throws -> Int64? {
        try harness.runtime.database.read { try $0.first("SELECT count(*) FROM effects") { $0.int(0) } }
    }
}
