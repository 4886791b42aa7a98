import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Licences over HTTP") struct LicenceServiceTests {
    typealias World = TrainingWorld

    private let elsewhere: JSONValue = [
        "user_id": .string("\(World.guest)"), "organisation_id": .string("\(World.organisation)"), "completed_on": "2026-11-01",
        "evidence": "=A certificate", "reason": "Trained in Ghent",
    ]

    private func licence(of user: UserID, _ harness: ServiceHarness) async throws -> String {
        let found = try await harness.get("/licences?user=\(user)").json["licences"]?.each("licence_id")
        guard case .string(let id)?? = found?.first else { return "/licences/none" }
        return "/licences/\(id)"
    }

    @Test func isCountedAndFoundByTheMonthOfItsLastDay() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-10-02"])
            // The last day is 2027-10-01; counted from the day before it is the last one of September.
            let licence = try await licence(of: World.anna, harness)
            _ = try await harness.send(.patch, licence, body: ["completed_on": "2026-10-01", "reason": "The day before"])
            let months = try await harness.get("/licence-ends").json["months"]
            #expect(months?.each("month").first == "2026-11" && months?.each("licences").count == 12)
            #expect(months?.each("licences").suffix(2) == [1, 1])
            for (month, count) in [("2027-09", 1), ("2027-10", 1), ("2027-08", 0)] {
                let found = try await harness.get("/licences?ends_in=\(month)").json["licences"]?.each("licence_id")
                #expect(found?.count == count, "\(month)")
            }
            _ = try await harness.post("\(licence)/revoke", ["reason": "Left early"])
            let later = try await harness.get("/licence-ends").json["months"]?.each("licences")
            #expect(later?.suffix(2) == [0, 1], "what doesn't count ends no more")
            let others = try await harness.get("/licence-ends?organisation=\(World.anna)").json["months"]?.each("licences")
            #expect(others?.suffix(2) == [0, 0])
            #expect(try await harness.get("/licences?ends_in=soon").status == 422)
        }
    }

    @Test func isRevokedRestoredAndEditedWithReasons() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let licence = try await licence(of: World.anna, harness)
            #expect(try await harness.post("\(licence)/revoke", [:]).status == 422)
            let revoked = try await harness.post("\(licence)/revoke", ["reason": "Left early"])
            #expect(revoked.json["licence"]?["status"] == "revoked")
            #expect(revoked.json["licence"]?["revoked_reason"] == "Left early")
            #expect(try await harness.get(path).json["session"]?["trained_share"] == ["licensed": 1, "members": 2])
            #expect(try await harness.post("\(licence)/restore", ["reason": "Did not"]).json["licence"]?["status"] == "active")
            let edited = try await harness.send(.patch, licence, body: ["completed_on": "2026-11-19", "reason": "The day before"])
            #expect(edited.json["licence"]?["expires_at"] == "2027-11-19T00:00:00Z")
            #expect(try await harness.get(licence).json["licence"] == edited.json["licence"])
            #expect(try await harness.post("/licences/\(World.anna)/revoke", ["reason": "x"]).status == 404)
        }
    }

    private func effects(_ method: HTTPMethod, _ path: String, _ body: JSONValue, _ harness: ServiceHarness) async throws -> [JSONValue?] {
        try await harness.send(method, path, body: body).json["preview"]?["effects"]?.each("description") ?? []
    }

    @Test func whatAChangeDoesIsToldBeforeItIsSo() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let licence = try await licence(of: World.anna, harness)
            let edited = try await effects(.patch, licence, ["completed_on": "2026-11-19", "preview": true], harness)
            #expect(edited == ["The licence counts until the end of 2027-11-18 in place of 2027-11-19"])
            let same = try await effects(.patch, licence, ["completed_on": "2026-11-20", "preview": true], harness)
            #expect(same == ["Nothing changes: this is what holds now"])
            let preview = try await harness.post("\(licence)/revoke", ["preview": true]).json["preview"]
            let told = preview?["effects"]?.each("description") ?? []
            let words = "\(told)"
            #expect(told.count == 2 && words.contains("is trained no longer") && words.contains("the last licence of its session"))
            #expect(try await harness.get(licence).json["licence"]?["status"] == "active", "looking changes nothing")

            let elsewhere: JSONValue = [
                "user_id": .string("\(World.anna)"), "organisation_id": .string("\(World.organisation)"), "completed_on": "2026-11-01",
                "evidence": "A certificate", "reason": "Trained in Ghent",
            ]
            #expect(try await harness.post("/licences", elsewhere).status == 201)
            let outdated: JSONValue = ["reason": "Left early", "preview_token": preview?["token"] ?? .null]
            #expect(try await harness.post("\(licence)/revoke", outdated).status == 409)
            let again = try await harness.post("\(licence)/revoke", ["preview": true]).json["preview"]
            let toldAgain = "\(again?["effects"] ?? .null)"
            #expect(toldAgain.contains("stays trained by another one"))
            let seen: JSONValue = ["reason": "Left early", "preview_token": again?["token"] ?? .null]
            #expect(try await harness.post("\(licence)/revoke", seen).json["licence"]?["status"] == "revoked")
        }
    }

    @Test func aTrainingElsewhereIsRecognisedOnce() async throws {
        try await World.running { harness in
            let first = try await harness.post("/licences", elsewhere)
            #expect(first.status == 201)
            #expect(first.json["licence"]?["session_id"] == .null)
            #expect(first.json["licence"]?["granted_by"] == "eva@dembrane.com")
            let second = try await harness.post("/licences", elsewhere)
            #expect(second.status == 200)
            #expect(second.json["event_ids"] == [])
            let licence = try await licence(of: World.guest, harness)
            #expect(try await harness.post("\(licence)/revoke", ["reason": "Forged"]).status == 200)
            #expect(try await harness.post("/licences", elsewhere).status == 409)
            let csv = try await harness.get("/licences.csv").text
            #expect(csv.contains(",'=A certificate,"))
            #expect(csv.contains("gus@b.example"))
        }
    }

    @Test func whateverIsClickedAtOnceIsOneLicenceEach() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for turn in 0..<24 {
                    group.addTask {
                        if turn % 2 == 0 { return try await harness.send(.put, "\(path)/roster/\(World.ben)").status }
                        return try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"]).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            let granted = try harness.events().filter { $0.type == LicenceGranted.eventType.description }
            #expect(granted.count == 2)
            #expect(try await harness.get(path).json["session"]?["trained_share"] == ["licensed": 2, "members": 2])
        }
    }

    @Test func timersTellOfTheEndAndBringIt() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-23"])
            _ = try await harness.post("/licences", elsewhere)
            for day in stride(from: 0, through: 800, by: 20) {
                harness.time.set(t0.adding(days: day))
                try await harness.runTimers()
            }
            let types = try harness.events().map { EventType.shortName(of: $0.type) }
            #expect(types.count { $0 == "licence-expiring-soon" } == 2)
            #expect(types.count { $0 == "licence-expired" } == 2)
            #expect(try await harness.get("/licences").json["counts"]?["expired"] == 2)
            #expect(try await harness.get(path).json["session"]?["status"] == "completed")
        }
    }

    @Test func theClockDecidesBeforeTheTimerDoes() async throws {
        try await World.running { harness in
            _ = try await harness.post("/licences", elsewhere)
            harness.time.set(t0.adding(days: 320))
            #expect(try await harness.get("/licences?expiring_soon=true&status=active").json["licences"]?.each("expiring_soon") == [true])
            harness.time.set(t0.adding(days: 344))
            #expect(try await harness.get("/licences?status=expired").json["licences"]?.each("status") == ["expired"])
            let licence = try await licence(of: World.guest, harness)
            #expect(try await harness.post("\(licence)/revoke", ["reason": "Too late"]).status == 409)
        }
    }

    @Test func aRosterSaysWhoIsTrainedAndThroughWhom() async throws {
        try await World.running { harness in
            let other = OrganisationID(high: 0x0a, low: 2)
            try harness.apply([
                .fact(OrganisationChanged(organisationID: other, name: "Other", createdAt: t0), at: t0),
                .fact(
                    OnboardingAnswered(
                        userID: World.anna, organisationID: World.organisation, servesClients: false, highRisk: true, trained: false),
                    at: t0),
            ])
            func membership(removed: Bool, after seconds: Int) throws -> CloudEvent {
                let membership = OrganisationMembershipChanged(
                    organisationID: World.organisation, userID: World.anna, role: .owner, removed: removed)
                return try .fact(membership, at: t0.adding(seconds: seconds))
            }
            #expect(try await harness.get("/untrained-people").json["people"]?.each("name") == ["Anna Ærø"])
            try harness.apply([membership(removed: true, after: 1)])
            #expect(try await harness.get("/untrained-people").json["people"] == [], "who has left")
            try harness.apply([membership(removed: false, after: 2)])
            let body: JSONValue = [
                "user_id": .string("\(World.ben)"), "organisation_id": .string("\(other)"), "completed_on": "2025-12-01",
                "evidence": "Seen", "reason": "So",
            ]
            #expect(try await harness.post("/licences", body).status == 201)
            let roster = try await harness.get("/organisations/\(World.organisation)/training-roster").json
            #expect(roster["members"]?.each("name") == ["Anna Ærø", "Ben Berg"])
            #expect(roster["members"]?.each("trained") == [false, true])
            #expect(roster["members"]?.each("through_organisation_id") == [.null, .string("\(other)")])
            #expect(roster["members"]?.each("expiring_soon") == [false, true])
            #expect(roster["counts"] == ["members": 2, "trained": 1, "expiring_soon": 1])
            let risky = try await harness.get("/organisations/\(World.organisation)/training-roster?high_risk=true&trained=false").json
            #expect(risky["members"]?.each("user_id") == [.string("\(World.anna)")])
            let path = try await World.plan(harness, with: World.anna, World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let later = try await harness.get("/organisations/\(World.organisation)/training-roster").json["members"]
            #expect(later?.each("through_organisation_id") == [.null, .null])
            #expect(try await harness.get("/untrained-people").json["people"] == [])
        }
    }

    @Test func aRosterIsSearchedByPersonAndExported() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let roster = "/organisations/\(World.organisation)/training-roster"
            for (search, name) in [("AERO", "Anna Ærø"), ("ben@a", "Ben Berg"), ("berg%20ben", "Ben Berg")] {
                let found = try await harness.get("\(roster)?search=\(search)").json
                #expect(found["members"]?.each("name") == [.string(name)] && found["counts"]?["members"] == 2, "\(search)")
            }
            #expect(try await harness.get("\(roster)?search=anna&trained=true").json["members"] == [])
            let first = try await harness.get("\(roster)?search=a.example&limit=1").json
            guard case .string(let cursor)? = first["next_cursor"] else { throw World.Unplanned(answer: "\(first)") }
            let second = try await harness.get("\(roster)?search=a.example&limit=1&cursor=\(cursor)").json
            #expect(second["members"]?.each("name") == ["Ben Berg"])

            let lines = try await harness.get("\(roster).csv").text.split(separator: "\r\n").map(String.init)
            #expect(lines.first == "user_id,name,email,trained,trained_until,expiring_soon,through_organisation_id,high_risk")
            #expect(lines.count == 3 && lines.last == "\(World.ben),Ben Berg,ben@a.example,true,2027-11-20T00:00:00Z,false,,false")
            let found = try await harness.get("\(roster).csv?search=anna&trained=false").text
            #expect(found.contains("\(World.anna),Anna Ærø,anna@a.example,false,,false,,false") && !found.contains("Ben"))
            #expect(try await harness.get("/organisations/\(World.anna)/training-roster.csv").status == 404)
        }
    }

    @Test func rebuiltListsEqualTheLiveOnes() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben, fields: ["scheduled_at": "2026-11-20T09:00:00Z"])
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            _ = try await harness.post("/licences", elsewhere)
            _ = try await harness.post("\(try await licence(of: World.anna, harness))/revoke", ["reason": "Left"])
            let paths = ["/training-sessions", "/licences", "/trainings", path]
            var live: [[UInt8]] = []
            for path in paths { live.append(try await harness.get(path).body) }
            let facts = try World.facts()
            try Rebuild(changes: harness.runtime.context.changes).run()
            try harness.apply(facts)
            for (index, path) in paths.enumerated() { #expect(try await harness.get(path).body == live[index]) }
        }
    }
}
