import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Follow-ups of what new users answer") struct FollowUpServiceTests {
    typealias World = TrainingWorld

    private func answers(
        _ user: UserID = World.anna, clients: Bool = false, highRisk: Bool = false, trained: Bool = false
    ) throws -> CloudEvent {
        try .fact(
            OnboardingAnswered(
                userID: user, organisationID: World.organisation, servesClients: clients, highRisk: highRisk, trained: trained), at: t0)
    }

    /// The kinds of what is open, by name.
    private func open(_ harness: ServiceHarness) async throws -> [String] {
        let kinds = try await harness.get("/follow-ups?status=open").json["follow_ups"]?.each("kind") ?? []
        return kinds.compactMap { kind in
            guard case .string(let text)? = kind else { return nil }
            return text
        }.sorted()
    }

    private func partner(_ isPartner: Bool) throws -> CloudEvent {
        let change = PartnerStatusChanged(
            organisationID: World.organisation, isPartner: isPartner, wasPartner: !isPartner, agreementConfirmed: true, reason: "Signed",
            effectiveAt: t0)
        return try .fact(change, at: t0, source: EventContext.partner.source)
    }

    @Test func eachAnswerAsksForItsAction() async throws {
        try await World.running { harness in
            try harness.apply([answers(), answers(World.ben, highRisk: true, trained: true)])
            #expect(try await open(harness) == ["verify_training"])
            try harness.apply([answers(clients: true, highRisk: true), answers(clients: true, highRisk: true)])
            #expect(try await open(harness) == ["arrange_training", "review_partner", "verify_training"])
            let counts: JSONValue = ["review_partner": 1, "arrange_training": 1, "verify_training": 1]
            #expect(try await harness.get("/follow-ups").json["counts"] == counts)
        }
    }

    @Test func oneIsTellableByItselfAndCountsAmongWhatWaits() async throws {
        try await World.running { harness in
            try harness.apply([answers(clients: true)])
            _ = try await World.plan(harness)
            let row = try #require(try await harness.get("/follow-ups").json["follow_ups"]?[0])
            guard case .string(let id)? = row["follow_up_id"] else { throw CancellationError() }
            let one = try await harness.get("/follow-ups/\(id)")
            #expect(one.json["follow_up"] == row && one.headers["ETag"] == "\"1\"")
            #expect(try await harness.get("/follow-ups/\(World.anna)").status == 404)
            let waiting: JSONValue = ["requested_sessions": 1, "open_follow_ups": 1, "licences_expiring_soon": 0]
            #expect(try await harness.get("/tasks").json == waiting)
            _ = try await harness.post("/follow-ups/\(id)/done", ["note": "Called"])
            #expect(try await harness.get("/tasks").json["open_follow_ups"] == 0)
        }
    }

    @Test func thePartnerFlagClosesItsReviewAndKeepsItFromBeingAsked() async throws {
        try await World.running { harness in
            try harness.apply([answers(clients: true)])
            try harness.apply([partner(false)], topic: EventContext.partner.topic)
            #expect(try await open(harness) == ["review_partner"])
            try harness.apply([partner(true)], topic: EventContext.partner.topic)
            #expect(try await harness.get("/follow-ups").json["follow_ups"]?.each("closed_because") == ["partner_status_changed"])
            try harness.apply([answers(World.ben, clients: true)])
            #expect(try await open(harness) == [])
        }
    }

    @Test func aLicenceClosesWhatItAnswers() async throws {
        try await World.running { harness in
            try harness.apply([answers(clients: true, highRisk: true), answers(World.ben, trained: true)])
            let path = try await World.plan(harness, with: World.anna)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            #expect(try await open(harness) == ["review_partner", "verify_training"])
            _ = try await harness.post("\(path)/roster", ["addresses": ["ben@a.example"]])
            #expect(try await open(harness) == ["review_partner"])
            let newcomer = UserID(high: 0x0b, low: 4)
            try harness.apply([
                .fact(UserChanged(userID: newcomer, email: "noor@a.example", displayName: "Noor"), at: t0),
                answers(newcomer, highRisk: true),
            ])
            #expect(try await open(harness) == ["arrange_training", "review_partner"], "whose membership isn't known yet")
            let body: JSONValue = [
                "user_id": .string("\(newcomer)"), "organisation_id": .string("\(World.organisation)"), "completed_on": "2026-11-01",
                "evidence": "Seen", "reason": "So",
            ]
            _ = try await harness.post("/licences", body)
            #expect(try await open(harness) == ["review_partner"])
        }
    }

    @Test func aLicenceThatCountsAgainClosesWhatItAnswers() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let found = try await harness.get("/licences?user=\(World.ben)").json["licences"]
            let licence = try #require(found?[0]?["licence_id"]?.text)
            _ = try await harness.post("/licences/\(licence)/revoke", ["reason": "Left early"])
            harness.time.set(t0.adding(days: 400))
            try harness.apply([answers(highRisk: true), answers(World.ben, highRisk: true)])
            #expect(try await open(harness) == ["arrange_training", "arrange_training"])
            let day = JSONValue.string("\(harness.time.now.date.adding(days: -100))")
            #expect(try await harness.send(.patch, path, body: ["completed_on": day]).status == 200)
            #expect(try await open(harness) == ["arrange_training"], "the other licence stays revoked")
            _ = try await harness.post("/licences/\(licence)/restore", ["reason": "Stayed"])
            #expect(try await open(harness) == [])
        }
    }

    private func membership(
        _ user: UserID, _ role: OrganisationMembershipChanged.Role, removed: Bool? = nil, after seconds: Int
    ) throws -> CloudEvent {
        let fact = OrganisationMembershipChanged(organisationID: World.organisation, userID: user, role: role, removed: removed)
        return try .fact(fact, at: t0.adding(seconds: seconds))
    }

    @Test func nothingIsAskedOfGuests() async throws {
        try await World.running { harness in
            let later = UserID(high: 0x0b, low: 4)
            try harness.apply([answers(World.guest, clients: true, highRisk: true), answers(later, trained: true)])
            let opened = try harness.events().filter { $0.type == FollowUpOpened.eventType.description }
            #expect(opened.count == 1)
            #expect(try await open(harness) == ["verify_training"], "of whom nothing is known yet")
            try harness.apply([membership(later, .observer, after: 1)])
            #expect(try await open(harness) == [])
        }
    }

    @Test func whoeverLeavesIsAskedNothingUntilTheyAreBack() async throws {
        try await World.running { harness in
            try harness.apply([answers(clients: true, highRisk: true), answers(World.ben, trained: true)])
            let found = try await harness.get("/follow-ups?kind=verify_training").json["follow_ups"]?.each("follow_up_id")
            guard case .string(let id)?? = found?.first else { throw TrainingWorld.Unplanned(answer: "no follow-up") }
            _ = try await harness.post("/follow-ups/\(id)/done", ["note": "Seen"])
            try harness.apply([
                membership(World.anna, .owner, removed: true, after: 1), membership(World.ben, .member, removed: true, after: 1),
            ])
            let left = try await harness.get("/follow-ups").json
            let kinds = left["follow_ups"]?.each("kind")
            #expect(kinds == ["verify_training", "review_partner"], "what was done stays, and what is asked of the organisation")
            #expect(left["follow_ups"]?.each("status") == ["done", "open"])
            #expect(left["counts"] == ["review_partner": 1, "arrange_training": 0, "verify_training": 0])
            #expect(try await harness.get("/tasks").json["open_follow_ups"] == 1)
            try harness.apply([membership(World.anna, .member, after: 2)])
            #expect(try await open(harness) == ["arrange_training", "review_partner"])
        }
    }

    @Test func nothingIsAskedOfWhoIsErasedOrInADeletedOrganisation() async throws {
        try await World.running { harness in
            try harness.apply([answers(highRisk: true), answers(World.ben, trained: true)])
            try harness.apply([
                .fact(UserChanged(userID: World.anna, email: "", displayName: "", deleted: true), at: t0.adding(seconds: 1))
            ])
            #expect(try await open(harness) == ["verify_training"])
            let deleted = OrganisationChanged(organisationID: World.organisation, name: "Atelier", createdAt: t0, deleted: true)
            try harness.apply([.fact(deleted, at: t0.adding(seconds: 1))])
            #expect(try await open(harness) == [])
            #expect(try await harness.get("/tasks").json["open_follow_ups"] == 0)
        }
    }

    @Test func staffSayWhatCameOfIt() async throws {
        try await World.running { harness in
            try harness.apply([answers(highRisk: true)])
            let found = try await harness.get("/follow-ups").json["follow_ups"]?.each("follow_up_id")
            guard case .string(let id)?? = found?.first else { throw TrainingWorld.Unplanned(answer: "no follow-up") }
            #expect(try await harness.post("/follow-ups/\(id)/done", ["note": " "]).status == 422)
            let done = try await harness.post("/follow-ups/\(id)/done", ["note": "Comes in May"])
            #expect(done.json["follow_up"]?["status"] == "done")
            #expect(done.json["follow_up"]?["note"] == "Comes in May")
            #expect(done.json["follow_up"]?["closed_by"] == "eva@dembrane.com")
            #expect(try await harness.post("/follow-ups/\(id)/done", ["note": "Again"]).json["event_ids"] == [])
            try harness.apply([answers(highRisk: true)])
            #expect(try await open(harness) == [])
            #expect(try await harness.post("/follow-ups/\(World.anna)/done", ["note": "x"]).status == 404)
        }
    }
}
