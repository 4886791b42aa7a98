import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("The search of sessions") struct SessionSearchTests {
    typealias World = TrainingWorld

    private static let wish = TrainingSessionID(high: 0x5e, low: 1)

    /// A session with Ben on its roster, and a wish of Anna for what the catalogue doesn't have. Answers the id of the session.
    private static func fill(_ harness: ServiceHarness) async throws -> JSONValue {
        let added = try await harness.post(
            "/trainings", ["title": "Généralités", "mode": "online", "price_cents": 1, "included_participants": 3])
        let training = try #require(added.json["training"]?["training_id"])
        let path = try await World.plan(harness, with: World.ben, fields: ["training_id": training])
        try harness.apply([
            .fact(
                TrainingRequested(
                    sessionID: wish, organisationID: World.organisation, training: "Prömpting", requestedBy: World.anna), at: t0)
        ])
        return .string(String(path.dropFirst(19)))
    }

    private static func found(_ words: String, _ harness: ServiceHarness) async throws -> [JSONValue?] {
        try await harness.get("/training-sessions?search=\(words)").json["sessions"]?.each("session_id") ?? []
    }

    @Test func accentsMakeNoDifference() async throws {
        try await World.running { harness in
            let session = try await Self.fill(harness)
            for words in ["generalites", "G%C3%89N%C3%89RALIT%C3%89S", "generalites%20atelier"] {
                #expect(try await Self.found(words, harness) == [session], "\(words)")
            }
            for words in ["prompting", "PR%C3%96MPTING", "aero"] {
                #expect(try await Self.found(words, harness) == [.string("\(Self.wish)")], "\(words)")
            }
        }
    }

    @Test func whoeverIsOnTheRosterIsFound() async throws {
        try await World.running { harness in
            let session = try await Self.fill(harness)
            for words in ["berg", "ben@a.example", "BEN%20generalites"] {
                #expect(try await Self.found(words, harness) == [session], "\(words)")
            }
            #expect(try await Self.found("gus", harness) == [], "who is on no roster")
            #expect(try await harness.get("/training-sessions?search=berg").json["counts"]?["requested"] == 1)
            #expect(try await harness.get("/training-sessions.csv?search=berg").text.contains("Généralités"))
            let gone = UserChanged(userID: World.ben, email: "", displayName: "", deleted: true)
            try harness.apply([.fact(gone, at: t0.adding(seconds: 1))])
            #expect(try await Self.found("berg", harness) == [])
        }
    }

    @Test func whatAnOlderVersionWroteIsFoundFromTheNextStart() async throws {
        let folder = TestFolders.make()
        let first = try ServiceHarness(.training(), now: t0, directory: folder)
        try first.apply(try World.facts())
        let session = try await Self.fill(first)
        try first.runtime.database.write { connection in
            try connection.execute("ALTER TABLE trainings DROP COLUMN search")
            try connection.execute("ALTER TABLE training_sessions DROP COLUMN asked_search")
            try connection.execute("DELETE FROM schema_migrations WHERE name IN ('trainings-search', 'training-sessions-asked-search')")
        }
        try await first.stop()
        let second = try ServiceHarness(.training(), now: t0, directory: folder)
        #expect(try await Self.found("generalites", second) == [session])
        #expect(try await Self.found("prompting", second) == [.string("\(Self.wish)")])
        try await second.stop()
    }
}
