import Contracts
import EventKit
import Kafka
import Testing
@testable import DevStack

@Suite struct SeedingTests {
    /// The embedded broker drops the oldest records beyond a bound per partition. Keys do not spread evenly, so one partition must
    /// take a quarter more than its share of the largest demo.
    @Test func theLargestDemoFitsTheEmbeddedBroker() async throws {
        let cluster = try EmbeddedCluster(topics: [EventContext.platform.topic: 1])
        defer { cluster.close() }
        let configuration = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers)
        let now = try #require(Instant("2026-11-23T09:30:00Z"))
        let producer = try KafkaProducer(configuration, clientID: "test")
        let share = DemoSize.medium.organisationCount / BackOfficeTopics.partitions * 5 / 4
        let world = DemoWorld(size: .medium, seed: 1, now: now)
        let count = try await FactProducer(producer: producer).produce(world, organisations: 0..<share)
        await producer.close()
        let marks = try await KafkaAdmin(configuration).watermarks(topic: EventContext.platform.topic)
        #expect(marks == [0: KafkaWatermarks(low: 0, high: Int64(count))])
        #expect(count > 30_000)
    }
}
