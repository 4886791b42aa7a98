import Foundation
import Kafka
import TestKit
import Testing

@Suite struct LifecycleTests {
    /// Ending a client can take the C library a second, so the rounds overlap.
    @Test(arguments: 0..<20)
    func clustersComeAndGoWithTheirClients(round: Int) async throws {
        let cluster = try EmbeddedCluster(topics: ["t": 4])
        let configuration = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let producer = try KafkaProducer(configuration, clientID: "tests")
        let deliveries = try await producer.produce(numbered(200, topic: "t"))
        #expect(deliveries.allSatisfy { $0.error == nil })
        let partitions = Dictionary(uniqueKeysWithValues: (0..<Int32(4)).map { (TopicPartition(topic: "t", partition: $0), Int64(0)) })
        // Every third is closed with messages still waiting in the client.
        let wanted = round % 3 == 0 ? 10 : 200
        let count = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            try consumer.assign(partitions)
            let count = consumer.collect(maximumMessages: 50) { $0.messages.count >= wanted }.messages.count
            consumer.close()
            consumer.close()
            #expect(consumer.nextBatch(maximumMessages: 1, waitMilliseconds: 0).errors == [.closed])
            #expect(consumer.lag(behind: partitions).isEmpty)
            #expect(throws: KafkaError.closed) { try consumer.assign([:]) }
            return count
        }
        #expect(round % 3 == 0 ? count >= 10 : count == 200)
        // In every other round the cluster goes first.
        if round % 2 == 0 { cluster.close() }
        await producer.close()
        cluster.close()
        #expect(throws: KafkaError.closed) { try cluster.takeDown() }
    }

    /// The C library waits for offsets on their way; here for as long as the session that the settings give it.
    @Test func closingDoesNotWaitForBrokersThatAreGone() async throws {
        let cluster = try EmbeddedCluster(topics: ["t": 1])
        defer { cluster.close() }
        let configuration = KafkaConfiguration(
            bootstrapServers: cluster.bootstrapServers, properties: ["session.timeout.ms": "120000"], fetchWaitMaxMilliseconds: 5)
        let partition = TopicPartition(topic: "t", partition: 0)
        let producer = try KafkaProducer(configuration, clientID: "tests")
        _ = try await producer.produce(numbered(1, topic: "t"))
        await producer.close()
        let closing = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            try consumer.assign([partition: 0])
            #expect(consumer.collect { !$0.messages.isEmpty }.messages.count == 1)
            try cluster.takeDown()
            #expect(!consumer.collect { !$0.errors.isEmpty }.errors.isEmpty)
            consumer.commitAsynchronously([partition: 1])
            return ContinuousClock().measure { consumer.close() }
        }
        #expect(closing < .seconds(60))
    }

    @Test func forgottenClientsFreeWhatTheyHold() async throws {
        let cluster = try EmbeddedCluster(topics: ["t": 1])
        let configuration = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let released = Recorder<Bool>()
        for _ in 0..<5 {
            let witness = Witness { released.add(true) }
            var watched = configuration
            watched.onLog = { _ in withExtendedLifetime(witness) {} }
            let producer = try KafkaProducer(watched, clientID: "tests")
            _ = try await producer.produce(numbered(1, topic: "t"))
        }
        #expect(try await eventually { released.values.count == 5 })
        cluster.close()
    }

    @Test func blockingWorkAnswersAndThrows() async throws {
        struct Refused: Error {}
        #expect(try await DedicatedThread.run(named: "test") { 42 } == 42)
        await #expect(throws: Refused.self) { try await DedicatedThread.run(named: "test") { throw Refused() } }
        let name = try await DedicatedThread.run(named: "a-very-long-name-for-a-thread") {
            try String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
        }
        #expect(name == "a-very-long-nam\n")
    }

    @Test func theLogGoesToTheOwner() async throws {
        let lines = Recorder<KafkaLogLine>()
        let configuration = KafkaConfiguration(
            bootstrapServers: "127.0.0.1:1", properties: ["delivery.timeout.ms": "1000"], onLog: { lines.add($0) })
        let producer = try KafkaProducer(configuration, clientID: "tests")
        var deliveries: [KafkaDelivery] = []
        let saysWhy = try await eventually {
            deliveries = try await producer.produce(numbered(1, topic: "t"))
            return deliveries.first?.error?.message.contains("127.0.0.1:1") == true
        }
        #expect(saysWhy, "\(deliveries)")
        #expect(try await eventually { lines.values.contains { $0.level == .error || $0.level == .warning } })
        await producer.close()
    }
}

/// Tells when the last reference to it is gone.
private final class Witness: Sendable {
    private let gone: @Sendable () -> Void

    init(_ gone: @escaping @Sendable () -> Void) {
        self.gone = gone
    }

    deinit {
        gone()
    }
}
