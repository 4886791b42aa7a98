import Contracts
import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import RollupService

@Suite("The service between Kafka and HTTP")
struct KafkaTests {
    @Test func factsComeInAndHealthGoesOut() async throws {
        let topics = EventContext.allCases.map { ($0.topic, 4) } + [(EventContext.deadLetterTopic, 1)]
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: topics))
        defer { cluster.close() }
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let service = try ServiceHarness(.rollup, kafka: kafka, now: World.now)
        var customer = Customer()
        let facts = try customer.opening() + [customer.member(.random()), customer.recording(3_600, at: Given.at("2026-11-02"))]
        let tier = try customer.tier(.pilot, at: Given.at("2026-11-01"))

        let producer = try KafkaProducer(kafka, clientID: "platform")
        // Twice, because delivery is at least once.
        for _ in 0..<2 { _ = try await producer.produce(facts.map { $0.record(topic: EventContext.platform.topic) }) }
        _ = try await producer.produce([tier.record(topic: EventContext.billing.topic)])
        let settled = try await eventually {
            let row = try await service.get("/rollup").json["accounts"]?[0]
            return row?["tier"] == "pilot" && row?["recorded_seconds"] == 3_600 && row?["seats"] == 1
        }
        #expect(settled)

        _ = try await producer.produce([
            customer.recording(36_000, at: Given.at("2026-11-03")).record(topic: EventContext.platform.topic)
        ])
        let announced = try await eventually {
            try service.events().contains { try $0.decode(AccountHealthChanged.self)?.reason == .pilotHardBlock }
        }
        #expect(announced)
        let published = try await eventually {
            try await KafkaAdmin(kafka).watermarks(topic: EventContext.rollup.topic).values.contains { $0.high > 0 }
        }
        #expect(published)
        await producer.close()
        try await service.stop()
    }
}
