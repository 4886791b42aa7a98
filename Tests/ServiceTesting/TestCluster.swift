import Contracts
import Database
import Foundation
import Kafka
import Synchronization
import TestKit

/// An embedded cluster with the topics of the back office.
package func makeCluster(partitions: Int = 4) async throws -> EmbeddedCluster {
    let contexts = EventContext.allCases.map { ($0.topic, partitions) }
    return try await makeCluster(topics: Dictionary(uniqueKeysWithValues: contexts + [(EventContext.deadLetterTopic, 1)]))
}

/// Made on a thread of its own and kept until the run ends: starting and ending a cluster can block for a second each,
/// which the few threads that all tests share can't afford.
package func makeCluster(topics: [String: Int]) async throws -> EmbeddedCluster {
    let cluster = try await DedicatedThread.run(named: "test-cluster") { try EmbeddedCluster(topics: topics) }
    keptClusters.withLock { $0.append(cluster) }
    return cluster
}

private let keptClusters = Mutex<[EmbeddedCluster]>([])

extension EmbeddedCluster {
    package var configuration: KafkaConfiguration {
        KafkaConfiguration(bootstrapServers: bootstrapServers, fetchWaitMaxMilliseconds: 5)
    }

    package func send(_ records: [KafkaRecord]) async throws {
        var patient = configuration
        patient.properties["delivery.timeout.ms"] = "180000"
        let producer = try KafkaProducer(patient, clientID: "test-feed")
        let deliveries = try await producer.produce(records)
        await producer.close()
        if let error = deliveries.compactMap(\.error).first { throw error }
    }

    package func send(_ events: [CloudEvent], topic: String, partition: Int32? = nil) async throws {
        try await send(
            events.map { event in
                var record = event.record(topic: topic)
                record.partition = partition
                return record
            })
    }

    /// Everything that a topic has now, partition by partition.
    package func contents(of topic: String) async throws -> [KafkaMessage] {
        let configuration = configuration
        let ends = try await KafkaAdmin(configuration).watermarks(topic: topic)
        let wanted = ends.values.reduce(0) { $0 + $1.high }
        return try await DedicatedThread.run(named: "test-reader") {
            let consumer = try KafkaConsumer(configuration, groupID: "test-reader", clientID: "test-reader")
            defer { consumer.close() }
            let partitions = ends.keys.map { (TopicPartition(topic: topic, partition: $0), KafkaOffset.beginning) }
            try consumer.assign(Dictionary(uniqueKeysWithValues: partitions))
            var messages: [KafkaMessage] = []
            let end = ContinuousClock.now + .seconds(180)
            while messages.count < wanted && ContinuousClock.now < end {
                messages += consumer.nextBatch(maximumMessages: 10_000, waitMilliseconds: 100).messages
            }
            return messages.sorted { ($0.partition, $0.offset) < ($1.partition, $1.offset) }
        }
    }
}

/// A raise as another service or the platform would say it.
package func raised(
    _ owner: String, by amount: Int, position: Int64? = nil, context: EventContext = .billing, id: String = UUID().uuidString
)
    -> CloudEvent
{
    CloudEvent(
        id: id, source: context.source, type: TallyRaised.eventType.description, time: t0, subject: owner, position: position,
        actor: .system, partitionKey: owner, data: Array(#"{"amount":\#(amount),"owner":"\#(owner)"}"#.utf8))
}
