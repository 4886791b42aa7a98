import Contracts
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite struct PartnerServiceTests {
    static let t0 = Instant(milliseconds: 1_795_000_000_000)
    static let id = OrganisationID(high: 0x1, low: 0x2)
    static let path = "/organisations/\(id)/partner"

    func withService(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await ServiceHarness.running(.partner(), now: Self.t0, body)
    }

    static func fact(
        _ name: String, minutes: Int = 0, nanoseconds: Int = 0, id fact: String = "a", deleted: Bool = false
    ) throws -> CloudEvent {
        var event = try CloudEvent.fact(
            OrganisationChanged(organisationID: id, name: name, createdAt: t0, deleted: deleted),
            at: t0.adding(seconds: 60 * minutes), id: fact)
        event.timeNanoseconds = nanoseconds
        return event
    }

    @Test func everyOperationOfTheServiceHasAHandlerAndNothingElseHas() async throws {
        try await withService { harness in
            let coverage = harness.coverage(of: .partner)
            #expect(coverage.missing == [])
            #expect(coverage.foreign == [])
        }
    }

    @Test func anOrganisationBecomesAPartnerAndStopsBeingOne() async throws {
        try await withService { harness in
            try harness.apply([Self.fact("Atelier Morgenzijl")])
            #expect(try await harness.get(Self.path).json["organisation"]?["is_partner"] == false)
            let set = try await harness.send(
                .put, Self.path, body: ["is_partner": true, "agreement_confirmed": true, "reason": " Signed in May\n"])
            #expect(set.status == 200)
            #expect(set.headers["ETag"] == "\"1\"")
            let event = try #require(try harness.events().first)
            #expect(set.json["event_ids"] == [.string(event.id)])
            #expect(event.partitionKey == Self.id.description)
            #expect(
                set.json["organisation"] == [
                    "organisation_id": .string(Self.id.description), "name": "Atelier Morgenzijl", "is_partner": true,
                    "agreement_confirmed": true, "reason": "Signed in May", "changed_at": .string(Self.t0.description),
                    "changed_by": "eva@dembrane.com", "version": 1,
                ])
            let cleared = try await harness.send(.put, Self.path, body: ["is_partner": false, "reason": "Agreement ended"])
            #expect(cleared.json["organisation"]?["is_partner"] == false)
            #expect(try harness.events().count == 2)
            let read = try await harness.get(Self.path)
            #expect(read.json["organisation"] == cleared.json["organisation"])
        }
    }

    @Test func theSameValueIsNoEvent() async throws {
        try await withService { harness in
            try harness.apply([Self.fact("A")])
            let answer = try await harness.send(.put, Self.path, body: ["is_partner": false, "reason": "To be sure"])
            #expect(answer.status == 200)
            #expect(answer.json["event_ids"] == [])
            #expect(try harness.events().isEmpty)
        }
    }

    static let refusals: [(JSONValue, Int, String?)] = [
        (["is_partner": true, "reason": "Signed"], 422, "agreement_confirmed"),
        (["is_partner": true, "agreement_confirmed": false, "reason": "Signed"], 422, "agreement_confirmed"),
        (["is_partner": true, "agreement_confirmed": true, "reason": " "], 422, "reason"),
        (["is_partner": true, "agreement_confirmed": true], 422, "reason"),
        (
            ["is_partner": true, "agreement_confirmed": true, "reason": .string("e" + String(repeating: "\u{301}", count: 500))], 422,
            "reason"
        ),
        (["is_partner": true, "agreement_confirmed": true, "reason": "\u{200B}"], 422, "reason"),
        (["is_partner": true, "agreement_confirmed": true, "reason": "Signed\u{0}"], 422, "reason"),
        (["is_partner": "yes", "agreement_confirmed": true, "reason": "Signed"], 400, "is_partner"),
    ]

    @Test(arguments: refusals.indices) func namesTheFieldThatIsWrong(index: Int) async throws {
        let (body, status, field) = Self.refusals[index]
        try await withService { harness in
            try harness.apply([Self.fact("A")])
            let answer = try await harness.send(.put, Self.path, body: body)
            #expect(answer.status == status)
            #expect(answer.json["field"] == field.map(JSONValue.string))
            #expect(try harness.events().isEmpty)
        }
    }

    @Test func anUnknownOrganisationIsNotFoundAndADeletedOneNoPartner() async throws {
        try await withService { harness in
            let body: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed"]
            #expect(try await harness.send(.put, Self.path, body: body).status == 404)
            #expect(try await harness.get(Self.path).status == 404)
            try harness.apply([Self.fact("A"), Self.fact("A", minutes: 1, deleted: true)])
            #expect(try await harness.send(.put, Self.path, body: body).status == 404)
        }
    }

    @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1, 2], [1, 3, 3, 0, 2]])
    func theNewestFactCountsInWhateverOrderTheyCome(order: [Int]) async throws {
        let facts = try [
            Self.fact("Oldest"), Self.fact("Old", minutes: 1, id: "b"), Self.fact("Lesser id", minutes: 2, id: "c"),
            Self.fact("Newest", minutes: 2, id: "d"),
        ]
        try await withService { harness in
            for index in order { try harness.apply([facts[index]]) }
            #expect(try await harness.get(Self.path).json["organisation"]?["name"] == "Newest")
        }
    }

    /// `.000100Z` and `.000200Z` are one millisecond; the later wins, though its id is the lesser.
    @Test(arguments: [[0, 1], [1, 0]])
    func theNewestFactWithinAMillisecondCounts(order: [Int]) async throws {
        let facts = try [
            Self.fact("Older", nanoseconds: 100_000, id: "z"), Self.fact("Newer", nanoseconds: 200_000, id: "a"),
        ]
        try await withService { harness in
            for index in order { try harness.apply([facts[index]]) }
            #expect(try await harness.get(Self.path).json["organisation"]?["name"] == "Newer")
        }
    }

    @Test func hearsOfOrganisationsAndTellsOfPartnersThroughKafka() async throws {
        let topics = EventContext.allCases.map { ($0.topic, 2) } + [(EventContext.deadLetterTopic, 1)]
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: topics))
        defer { cluster.close() }
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let producer = try KafkaProducer(kafka, clientID: "test")
        let record = try Self.fact("Atelier").record(topic: EventContext.platform.topic)
        let deliveries = try await producer.produce([record])
        #expect(deliveries.compactMap(\.error) == [])
        await producer.close()

        let harness = try ServiceHarness(.partner(), kafka: kafka, now: Self.t0)
        let deadline = ContinuousClock.now + .seconds(180)
        var status = 404
        while status == 404, ContinuousClock.now < deadline { status = try await harness.get(Self.path).status }
        #expect(status == 200)
        let body: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed"]
        #expect(try await harness.send(.put, Self.path, body: body).status == 200)
        var published: Int64 = 0
        while published < 1, ContinuousClock.now < deadline {
            published = try await KafkaAdmin(kafka).watermarks(topic: EventContext.partner.topic).values.map(\.high).reduce(0, +)
        }
        #expect(published == 1)
        try await harness.stop()
    }
}
