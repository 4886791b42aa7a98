import Contracts
import EventKit
import Foundation
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite struct CatalogueServiceTests {
    static let t0 = Instant(milliseconds: 1_795_000_000_000)
    static let onlineID = StartCatalogue.entries[0].id

    /// Runs the body on a service that ends with it.
    func withService(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await ServiceHarness.running(.training(), now: Self.t0, body)
    }

    func trainings(_ harness: ServiceHarness) async throws -> [JSONValue] {
        guard case .array(let trainings)? = try await harness.get("/trainings").json["trainings"] else { return [] }
        return trainings
    }

    @Test func everyOperationOfTheServiceHasAHandlerAndNothingElseHas() async throws {
        try await withService { harness in
            let coverage = harness.coverage(of: .training)
            #expect(coverage.missing == [])
            #expect(coverage.foreign == [])
        }
    }

    @Test func theCatalogueBeginsWithTheStartDataByTheSystem() async throws {
        try await withService { harness in
            let trainings = try await trainings(harness)
            #expect(trainings.map { $0["title"] } == ["Online", "In person", "Flex"])
            #expect(
                trainings[1] == [
                    "training_id": .string(StartCatalogue.entries[1].id.description), "title": "In person", "mode": "in_person",
                    "price_cents": 250_000, "included_participants": 10, "extra_price_cents": 19_500, "level": "Advanced",
                    "duration_minutes": 240, "form": "on_site", "grants_licence": true, "coming_soon": false, "retired": false,
                    "version": 1,
                ])
            #expect(trainings[2]["extra_price_cents"] == .null)
            #expect(try harness.events().map(\.actor) == [.system, .system, .system])
        }
    }

    @Test func aRestartAddsNothingAndKeepsWhatStaffChanged() async throws {
        let folder = NSTemporaryDirectory() + "training-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try ServiceHarness(.training(), now: Self.t0, directory: folder)
        let changed = try await first.send(.patch, "/trainings/\(Self.onlineID)", body: ["price_cents": 70_000])
        #expect(changed.status == 200)
        try await first.stop()
        let second = try ServiceHarness(.training(), now: Self.t0, directory: folder)
        #expect(try second.events().count == 4)
        #expect(try await trainings(second).first?["price_cents"] == 70_000)
        try await second.stop()
    }

    @Test func staffAddAnEntry() async throws {
        try await withService { harness in
            let answer = try await harness.post(
                "/trainings", ["title": " Masterclass ", "mode": "online", "price_cents": 99_900, "included_participants": 3])
            #expect(answer.status == 201)
            #expect(answer.headers["ETag"] == "\"1\"")
            let training = try #require(answer.json["training"])
            #expect(training["title"] == "Masterclass")
            #expect(training["grants_licence"] == true)
            let event = try #require(try harness.events().last)
            #expect(answer.json["event_ids"] == [.string(event.id)])
            #expect(event.actor == .staff(email: "eva@dembrane.com"))
            #expect(try await trainings(harness).last == training)
        }
    }

    /// What is told by a preview.
    private func effects(_ answer: HarnessAnswer) -> [String] {
        guard case .array(let effects)? = answer.json["preview"]?["effects"] else { return [] }
        return effects.compactMap { effect in
            guard case .string(let text)? = effect["description"] else { return nil }
            return text
        }
    }

    @Test func aChangeIsLookedAtFirstAndTellsThatSessionsKeepTheirPrice() async throws {
        try await withService { harness in
            let path = "/trainings/\(Self.onlineID)"
            let looked = try await harness.send(.patch, path, body: ["price_cents": 70_000, "preview": true])
            #expect(
                effects(looked) == [
                    "New sessions cost €\u{A0}700,00 in place of €\u{A0}675,00",
                    "Sessions that were made already keep their price and terms",
                ])
            #expect(try await trainings(harness).first?["price_cents"] == 67_500, "nothing has changed")
            let token = try #require(looked.json["preview"]?["token"])
            let other = try await harness.send(.patch, path, body: ["price_cents": 80_000, "preview_token": token])
            #expect(other.status == 409)
            let done = try await harness.send(.patch, path, body: ["price_cents": 70_000, "preview_token": token])
            #expect(done.status == 200 && done.json["training"]?["price_cents"] == 70_000)
            let again = try await harness.send(.patch, path, body: ["price_cents": 70_000, "preview": true])
            #expect(effects(again) == ["Nothing changes: this is what holds now"])
            let retired = try await harness.send(.patch, path, body: ["retired": true, "preview": true])
            #expect(effects(retired).first == "No new session of it can be planned")
            #expect(try await harness.send(.patch, path, body: ["price_cents": 70_000, "preview_token": token]).status == 409)
        }
    }

    static let changes: [(body: [String: JSONValue], effects: [String])] = [
        (["extra_price_cents": 19_500], ["Each further participant of a new session costs €\u{A0}195,00 in place of €\u{A0}60,00"]),
        (["extra_price_cents": nil], ["New sessions take no more participants than those included"]),
        (["included_participants": 8], ["New sessions include 8 participants in place of 5"]),
        (["level": "Advanced"], []),
        (["price_cents": 67_500, "title": " Online "], ["Nothing changes: this is what holds now"]),
    ]

    @Test(arguments: changes.indices) func everythingThatThePriceDependsOnIsTold(index: Int) async throws {
        let (body, expected) = Self.changes[index]
        try await withService { harness in
            let path = "/trainings/\(Self.onlineID)"
            let asked = JSONValue.object(body.merging(["preview": true]) { own, _ in own })
            let told = effects(try await harness.send(.patch, path, body: asked))
            #expect(told.filter { $0 != "Sessions that were made already keep their price and terms" } == expected)
            #expect(try harness.events().count == 3, "nothing has changed")
        }
    }

    @Test func aPreviewIsOfOneChangeAlsoWhereTheWordsAreTheSame() async throws {
        try await withService { harness in
            let path = "/trainings/\(Self.onlineID)"
            let token = try await harness.send(.patch, path, body: ["level": "A", "preview": true]).json["preview"]?["token"]
            let other: JSONValue = ["level": "B", "preview_token": token ?? .null]
            #expect(try await harness.send(.patch, path, body: other).status == 409)
            let seen: JSONValue = ["level": "A", "preview_token": token ?? .null]
            #expect(try await harness.send(.patch, path, body: seen).status == 200)
        }
    }

    @Test func staffChangeOnlyWhatTheyName() async throws {
        try await withService { harness in
            let answer = try await harness.send(
                .patch, "/trainings/\(Self.onlineID)", body: ["extra_price_cents": nil, "level": "Advanced", "retired": true])
            #expect(answer.status == 200)
            #expect(answer.headers["ETag"] == "\"2\"")
            let training = try #require(answer.json["training"])
            #expect(training["extra_price_cents"] == .null)
            #expect(training["level"] == "Advanced")
            #expect(training["retired"] == true)
            #expect(training["price_cents"] == 67_500)
            #expect(try await trainings(harness).first == training)
        }
    }

    @Test func aChangeThatChangesNothingIsNoEvent() async throws {
        try await withService { harness in
            let answer = try await harness.send(.patch, "/trainings/\(Self.onlineID)", body: ["price_cents": 67_500])
            #expect(answer.status == 200)
            #expect(answer.json["event_ids"] == [])
            #expect(try harness.events().count == 3)
        }
    }

    @Test func aChangeOfAnOlderVersionIsRefused() async throws {
        try await withService { harness in
            let path = "/trainings/\(Self.onlineID)"
            let first = try await harness.send(.patch, path, body: ["level": "A"], headers: ["If-Match": "\"1\""])
            let second = try await harness.send(.patch, path, body: ["level": "B"], headers: ["If-Match": "\"1\""])
            #expect(first.status == 200)
            #expect(second.status == 412)
        }
    }

    @Test func theSameIdempotencyKeyAddsOneEntry() async throws {
        try await withService { harness in
            let body: JSONValue = ["title": "Once", "mode": "flex", "price_cents": 1, "included_participants": 1]
            let first = try await harness.send(.post, "/trainings", body: body, headers: ["Idempotency-Key": "k"])
            let second = try await harness.send(.post, "/trainings", body: body, headers: ["Idempotency-Key": "k"])
            #expect(first.status == 201)
            #expect(first.body == second.body)
            #expect(try harness.events().count == 4)
        }
    }

    static let refusals: [(body: JSONValue, status: Int, field: String)] = [
        (["title": ""], 422, "title"),
        (["price_cents": -1], 422, "price_cents"),
        (["price_cents": 10.5], 422, "price_cents"),
        (["price_cents": 100_000_001], 422, "price_cents"),
        (["extra_price_cents": -1], 422, "extra_price_cents"),
        (["included_participants": 0], 422, "included_participants"),
        (["level": " "], 422, "level"),
        (["duration_minutes": 0], 422, "duration_minutes"),
        (["form": "by_post"], 422, "form"),
        (["title": .string("a" + String(repeating: "\u{301}", count: 505_000))], 422, "title"),
        (["mode": "by_post"], 422, "mode"),
        (["price_cents": "free"], 400, "price_cents"),
    ]

    @Test(arguments: refusals.indices) func namesTheFieldThatIsWrong(index: Int) async throws {
        let (body, status, field) = Self.refusals[index]
        try await withService { harness in
            let answer = try await harness.send(.patch, "/trainings/\(Self.onlineID)", body: body)
            #expect(answer.status == status)
            #expect(answer.json["field"] == .string(field))
            #expect(try harness.events().count == 3)
        }
    }

    @Test(arguments: ["00000000-0000-4000-8000-000000000000", "nonsense"]) func anUnknownEntryIsNotFound(id: String) async throws {
        try await withService { harness in
            let answer = try await harness.send(.patch, "/trainings/\(id)", body: ["retired": true])
            #expect(answer.status == 404)
        }
    }

    @Test func aRebuiltCatalogueEqualsTheLiveOne() async throws {
        try await withService { harness in
            _ = try await harness.send(.patch, "/trainings/\(Self.onlineID)", body: ["title": "Online, live"])
            let live = try await harness.get("/trainings").body
            try Rebuild(changes: harness.runtime.context.changes).run()
            let rebuilt = try await harness.get("/trainings").body
            #expect(rebuilt == live)
        }
    }

    @Test func theCatalogueIsPublished() async throws {
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: EventContext.allCases.map { ($0.topic, 2) }))
        defer { cluster.close() }
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let harness = try ServiceHarness(.training(), kafka: kafka, now: Self.t0)
        let deadline = ContinuousClock.now + .seconds(180)
        var published: Int64 = 0
        while published < 3, ContinuousClock.now < deadline {
            published = try await KafkaAdmin(kafka).watermarks(topic: EventContext.training.topic).values.map(\.high).reduce(0, +)
        }
        #expect(published == 3)
        try await harness.stop()
    }
}
