import Foundation
import Kafka
import Synchronization

/// The cluster that the tests run against: a real one when `KAFKA_TEST_BOOTSTRAP` says where, else one of their own.
struct ClusterUnderTest: Sendable {
    static let realBootstrap = ProcessInfo.processInfo.environment["KAFKA_TEST_BOOTSTRAP"]

    let topic: String
    let configuration: KafkaConfiguration

    /// Makes a topic that no other test uses.
    init(partitions: Int, properties: [String: String] = [:]) async throws {
        topic = "test.\(UUID().uuidString.lowercased())"
        if let bootstrap = Self.realBootstrap {
            configuration = KafkaConfiguration(bootstrapServers: bootstrap, properties: properties)
            try await KafkaAdmin(configuration).createTopics([TopicSpecification(name: topic, partitions: partitions)])
        } else {
            let cluster = try EmbeddedCluster(topics: [topic: partitions])
            // Whoever has the configuration keeps the cluster.
            configuration = KafkaConfiguration(
                bootstrapServers: cluster.bootstrapServers, properties: properties, fetchWaitMaxMilliseconds: 5,
                onLog: { _ in withExtendedLifetime(cluster) {} })
        }
    }

    func producer() throws -> KafkaProducer {
        try KafkaProducer(configuration, clientID: "tests")
    }

    func partition(_ number: Int32) -> TopicPartition {
        TopicPartition(topic: topic, partition: number)
    }

    /// Every partition from its beginning.
    func beginning(partitions: Int) -> [TopicPartition: Int64] {
        Dictionary(uniqueKeysWithValues: (0..<Int32(partitions)).map { (partition($0), KafkaOffset.beginning) })
    }

    /// Reads from the given places until the batches so far satisfy `done`, for minutes at most.
    func read(
        from offsets: [TopicPartition: Int64], maximumMessages: Int = 1_000,
        until done: @escaping @Sendable (KafkaBatch) -> Bool
    ) async throws -> KafkaBatch {
        let configuration = configuration
        return try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign(offsets)
            return consumer.collect(maximumMessages: maximumMessages, until: done)
        }
    }
}

extension KafkaConsumer {
    /// All batches as one, until it satisfies `done` or the time is up.
    func collect(maximumMessages: Int = 1_000, seconds: Double = 180, until done: (KafkaBatch) -> Bool) -> KafkaBatch {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var all = KafkaBatch()
        while !done(all) && ContinuousClock.now < deadline {
            let batch = nextBatch(maximumMessages: maximumMessages, waitMilliseconds: 100)
            all.messages += batch.messages
            all.endReached.merge(batch.endReached) { $1 }
            all.positionLost += batch.positionLost
            all.errors += batch.errors
        }
        return all
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Records `0..<count` with their number as value, spread over keys.
func numbered(_ count: Int, topic: String, keys: Int = 7) -> [KafkaRecord] {
    (0..<count).map { KafkaRecord(topic: topic, key: bytes("key \($0 % keys)"), value: bytes("\($0)")) }
}

extension KafkaMessage {
    /// The number that `numbered` put in.
    var number: Int? { value.flatMap { Int(String(decoding: $0, as: UTF8.self)) } }
}

/// The Kafka error that the call throws; nil when it throws none or another.
func kafkaError<T>(_ call: () async throws -> T) async -> KafkaError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? KafkaError
    }
}
