import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Trainings that customers ask for") struct TrainingRequestTests {
    typealias World = TrainingWorld

    private static let session = TrainingSessionID(high: 0x5e, low: 1)

    private func ask(_ training: ShortText, participants: ParticipantCount? = nil, notes: String? = nil) throws -> CloudEvent {
        try .fact(
            TrainingRequested(
                sessionID: Self.session, organisationID: World.organisation, training: training, requestedBy: World.anna,
                participants: participants, notes: notes), at: t0)
    }

    @Test func aModeMeansTheOldestEntryThatIsNotRetired() async throws {
        try await World.running { harness in
            let newer = try await harness.post(
                "/trainings", ["title": "Newer", "mode": "online", "price_cents": 1, "included_participants": 1])
            _ = try await harness.send(.patch, "/trainings/\(World.online)", body: ["retired": true])
            try harness.apply([ask("online", participants: 3, notes: " \n")])
            let session = try await harness.get("/training-sessions/\(Self.session)").json["session"]
            #expect(session?["training_id"] == newer.json["training"]?["training_id"])
            #expect(session?["status"] == "requested")
            #expect(session?["requested_by"]?["email"] == "anna@a.example")
            #expect(session?["notes"] == .null)
            #expect(session?["expected_participants"] == 1)
            #expect(session?["asked_participants"] == 3)
        }
    }

    @Test(arguments: ["masterclass", "00000000-0000-4000-8000-000000000000", ""])
    func whatTheCatalogueDoesNotHaveWaitsForSomebody(training: String) async throws {
        try await World.running { harness in
            try harness.apply([ask("\(training)", participants: 7)])
            let list = try await harness.get("/training-sessions?without_training=true").json
            #expect(list["sessions"]?.each("asked_training") == [.string(training)])
            #expect(list["counts"]?["without_training"] == 1)
            let path = "/training-sessions/\(Self.session)"
            #expect(try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"]).status == 409)
            let chosen = try await harness.send(.patch, path, body: ["training_id": .string("\(World.online)")])
            #expect(chosen.json["session"]?["price_cents"] == 79_500)
            #expect(try await harness.get("/training-sessions?without_training=true").json["sessions"] == [])
        }
    }

    @Test func whatHasADateAndNoTrainingWaitsForOneToo() async throws {
        try await World.running { harness in
            try harness.apply([ask("masterclass")])
            let path = "/training-sessions/\(Self.session)"
            let dated = try await harness.send(.patch, path, body: ["scheduled_at": "2026-12-01T13:00:00Z"])
            #expect(dated.json["session"]?["status"] == "scheduled")
            let counts = try await harness.get("/training-sessions").json["counts"]
            #expect(counts?["requested"] == 0 && counts?["scheduled"] == 1 && counts?["without_training"] == 1)
        }
    }

    @Test func whatIsChosenForAWishIsOfferedAndBringsItsMode() async throws {
        try await World.running { harness in
            let (inPerson, flex) = (StartCatalogue.entries[1].id, StartCatalogue.entries[2].id)
            try harness.apply([ask("masterclass")])
            let path = "/training-sessions/\(Self.session)"
            #expect(try await harness.send(.patch, path, body: ["mode": "in_person"]).json["session"]?["mode"] == "in_person")
            _ = try await harness.send(.patch, "/trainings/\(inPerson)", body: ["retired": true])
            let retired = try await harness.send(.patch, path, body: ["training_id": .string("\(inPerson)")])
            #expect(retired.status == 409 && retired.json["field"] == "training_id")
            let asked = try await harness.send(.patch, path, body: ["training_id": .string("\(flex)")])
            #expect(asked.status == 409 && asked.json["confirm"] == ["coming_soon"])
            let confirmed: JSONValue = ["training_id": .string("\(flex)"), "confirm": ["coming_soon"]]
            let chosen = try await harness.send(.patch, path, body: confirmed)
            #expect(chosen.json["session"]?["training_id"] == .string("\(flex)"))
            #expect(chosen.json["session"]?["mode"] == "flex")
            _ = try await harness.send(.patch, "/trainings/\(flex)", body: ["retired": true])
            let named = try await harness.send(.patch, path, body: ["training_id": .string("\(flex)"), "notes": "In Dutch"])
            #expect(named.status == 200, "what it is already isn't chosen anew")
        }
    }

    @Test func toldTwiceItIsOneSession() async throws {
        try await World.running { harness in
            try harness.apply([ask("online")])
            let count = try harness.events().count
            try harness.apply([ask("online"), ask("\(World.online)")])
            #expect(try harness.events().count == count)
        }
    }
}
