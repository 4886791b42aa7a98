import Contracts
import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The service between Kafka and HTTP")
struct KafkaTests {
    @Test func factsComeInAndDecisionsGoOut() async throws {
        let topics = EventContext.allCases.map { ($0.topic, 2) } + [(EventContext.deadLetterTopic, 1)]
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: topics))
        defer { cluster.close() }
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let service = try ServiceHarness(.billing(), kafka: kafka, now: t0)
        let facts = try Facts.customer + [Facts.subscription(.active, at: t0.adding(days: -9))]
        let producer = try KafkaProducer(kafka, clientID: "platform")
        // Twice, because delivery is at least once.
        for _ in 0..<2 { _ = try await producer.produce(facts.map { $0.record(topic: EventContext.platform.topic) }) }
        let canceled = try Facts.subscription(.canceled, .free, at: t0.adding(days: -1))
        _ = try await producer.produce([canceled.record(topic: EventContext.platform.topic)])
        #expect(try await eventually { try service.events().count == 3 })
        #expect(try service.eventNames() == ["account-opened", "billing-mode-changed", "billing-mode-changed"])

        // The clock of the running service ends a trial by itself.
        try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
        service.time.set(t0.adding(days: 30))
        #expect(try await eventually { try service.eventNames().last == "tier-expired" })
        let count = Int64(try service.events().count)
        let published = try await eventually {
            try await KafkaAdmin(kafka).watermarks(topic: EventContext.billing.topic).values.reduce(0) { $0 + $1.high } == count
        }
        #expect(published)
        await producer.close()
        try await service.stop()
    }
}
