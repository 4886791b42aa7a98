import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct PublisherTests {
    let cluster: EmbeddedCluster
    let topic = EventContext.partner.topic

    init() async throws {
        cluster = try await makeCluster()
    }

    func published() async throws -> Int64 {
        try await KafkaAdmin(cluster.configuration).watermarks(topic: topic).values.reduce(0) { $0 + $1.high }
    }

    @Test func anEventIsABinaryCloudEvent() async throws {
        let service = try TestService(cluster)
        let event = try #require(try service.raise("north", by: 3).events.first)
        #expect(try await eventually { try await published() == 1 })
        await service.stop()
        let message = try #require(try await cluster.contents(of: topic).first)
        #expect(message.key == Array("north".utf8))
        #expect(message.value == event.data)
        #expect(message.timestampMilliseconds == t0.milliseconds)
        let headers = Dictionary(uniqueKeysWithValues: message.headers.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) })
        #expect(
            headers == [
                "ce_specversion": "1.0", "ce_id": event.id, "ce_source": "/dembrane/partner",
                "ce_type": "org.example.tally-raised", "ce_time": t0.description, "ce_subject": "north", "ce_position": "1",
                "ce_sequence": "0000000000000000001", "ce_actor": "system", "ce_stream": "tally-north", "ce_streamversion": "1",
                "content-type": "application/json",
            ])
        #expect(try CloudEventReader().event(message) == event)
    }

    @Test func moreThanOneBatchArrivesCompleteAndInOrderPerKey() async throws {
        let service = try TestService(cluster)
        try service.engine.changes.run { work in
            for index in 0..<2_500 { try work.execute(RaiseTally(by: 1, owner: "\(index % 50)"), on: "\(index % 50)") }
        }
        #expect(try await eventually { try await published() == 2_500 })
        await service.stop()
        let events = try await cluster.contents(of: topic).map { try CloudEventReader().event($0) }
        #expect(Set(events.compactMap(\.position)) == Set(1...2_500))
        for (_, stream) in Dictionary(grouping: events, by: \.partitionKey) {
            #expect(stream.compactMap(\.stream?.version) == Array(1...50))
        }
    }

    @Test func anotherClusterGetsEverythingFromTheFirstEvent() async throws {
        let first = try TestService(cluster)
        for _ in 0..<5 { try first.raise("north", by: 1) }
        #expect(try await eventually { try await published() == 5 })
        await first.stop()
        cluster.close()

        let fresh = try await makeCluster()
        let second = try TestService(fresh, folder: first.store.folder)
        try second.raise("north", by: 1)
        let admin = KafkaAdmin(fresh.configuration)
        #expect(try await eventually { try await admin.watermarks(topic: topic).values.reduce(0) { $0 + $1.high } == 6 })
        await second.stop()
        let events = try await fresh.contents(of: topic).map { try CloudEventReader().event($0) }
        #expect(try events == second.store.storedEvents())
        #expect(second.count { if case .republishing = $0 { true } else { false } } == 1)
    }

    @Test func whatTheClientCountsIsObserved() async throws {
        let service = try TestService(cluster) { $0.publisher.checkInterval = .milliseconds(100) }
        try service.raise("north", by: 1)
        #expect(
            try await eventually {
                service.observations.values.contains {
                    if case .producer(EventContext.partner.topic, let statistics) = $0 {
                        statistics.acknowledgedRecords == 1
                    } else {
                        false
                    }
                }
            })
        await service.stop()
    }

    @Test func aTopicShorterThanWhatWasPublishedIsFilledAgain() async throws {
        let first = try TestService(cluster)
        for _ in 0..<3 { try first.raise("north", by: 1) }
        #expect(try await eventually { try await published() == 3 })
        await first.stop()
        // The cursor claims more than the topic has, as after a topic was deleted and made anew.
        try first.store.database.write { try $0.execute("UPDATE publish_cursor SET position = 4 WHERE outbox = 'events'") }
        let second = try TestService(cluster, folder: first.store.folder)
        #expect(try await eventually { try await published() == 6 })
        await second.stop()
        let events = try await cluster.contents(of: topic).map { try CloudEventReader().event($0) }
        #expect(events.compactMap(\.position) == [1, 2, 3, 1, 2, 3])
    }

    @Test func nothingIsLostWhileTheBrokerIsAway() async throws {
        try cluster.takeDown()
        let service = try TestService(cluster)
        try service.raise("north", by: 1)
        #expect(try await eventually { service.count { if case .trouble(.publisher, _) = $0 { true } else { false } } > 0 })
        #expect(service.engine.waitingFor.contains { $0.hasPrefix(topic) })
        try cluster.bringUp()
        #expect(try await eventually { try await published() == 1 })
        for round in 0..<3 {
            try cluster.takeDown()
            for _ in 0..<10 { try service.raise("north", by: 1) }
            try cluster.bringUp()
            #expect(try await eventually { try await published() >= Int64(11 + round * 10) })
        }
        await service.stop()
        let positions = try await cluster.contents(of: topic).map { try CloudEventReader().event($0) }.compactMap(\.position)
        #expect(Set(positions) == Set(1...31))
    }

    @Test func aMissingTopicIsNamed() async throws {
        let small = try await makeCluster(topics: ["other": 1])
        let service = try TestService(small)
        #expect(try await eventually { service.engine.waitingFor.contains { $0.contains("no topic \(topic)") } })
        try small.createTopic(topic, partitions: 2)
        try service.raise("north", by: 1)
        #expect(
            try await eventually { try await KafkaAdmin(small.configuration).watermarks(topic: topic).values.contains { $0.high == 1 } })
        #expect(try await eventually { service.engine.waitingFor == [] })
        await service.stop()
    }

    /// The embedded cluster has no controller that makes topics, and says so when it is asked.
    @Test func aTopicThatCannotBeMadeIsNamed() async throws {
        let small = try await makeCluster(topics: ["other": 1])
        let service = try TestService(small, subscriptions: [TopicSubscription(.billing)]) { $0.createTopics(true) }
        for name in [topic, EventContext.billing.topic, EventContext.deadLetterTopic] {
            #expect(try await eventually { service.engine.waitingFor.contains { $0.hasSuffix("could create topics; missing: \(name)") } })
        }
        await service.stop()
    }
}
