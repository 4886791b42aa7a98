import Kafka
import TestKit
import Testing

/// Faults are made on the embedded cluster, whatever the other tests run against.
@Suite struct FaultTests {
    private let topic = "faults"

    private func configuration(_ cluster: EmbeddedCluster, properties: [String: String] = [:]) -> KafkaConfiguration {
        KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, properties: properties, fetchWaitMaxMilliseconds: 5)
    }

    private func readAll(_ configuration: KafkaConfiguration, count: Int) async throws -> [Int?] {
        let partition = TopicPartition(topic: topic, partition: 0)
        return try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            return consumer.collect { $0.messages.count >= count && $0.endReached[partition] != nil }.messages.map(\.number)
        }
    }

    @Test(arguments: [
        KafkaErrorCode.notLeaderForPartition, .notEnoughReplicas, .requestTimedOut, .unknownTopicOrPartition, .leaderNotAvailable,
    ])
    func passingErrorsOfTheBrokerAreSurvived(code: KafkaErrorCode) async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let producer = try KafkaProducer(configuration(cluster), clientID: "tests")
        try cluster.failNext(.produce, with: [code, code])
        let deliveries = try await producer.produce(numbered(100, topic: topic))
        await producer.close()
        #expect(deliveries.allSatisfy { $0.error == nil }, "\(deliveries.compactMap(\.error).first.debugDescription)")
        #expect(try await readAll(configuration(cluster), count: 100) == Array(0..<100))
    }

    @Test func aBrokerThatGoesAndComesBackLosesNothing() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let lines = Recorder<KafkaLogLine>()
        var watched = configuration(cluster)
        watched.onLog = { lines.add($0) }
        let producer = try KafkaProducer(watched, clientID: "tests")
        _ = try await producer.produce(numbered(10, topic: topic))
        try cluster.takeDown()
        let answers = Recorder<KafkaDelivery>()
        let topic = topic
        async let sending: Void = {
            let records = (10..<500).map { KafkaRecord(topic: topic, key: nil, value: bytes("\($0)")) }
            for delivery in try await producer.produce(records) { answers.add(delivery) }
        }()
        // The client tries to reach the broker again and fails.
        #expect(try await eventually { lines.values.contains { $0.level == .error || $0.level == .warning } })
        #expect(answers.values.isEmpty)
        try cluster.bringUp()
        try await sending
        #expect(answers.values == (10..<500).map { .acknowledged(partition: 0, offset: $0) })
        await producer.close()
        #expect(try await readAll(configuration(cluster), count: 500) == Array(0..<500))
    }

    @Test func withoutABrokerEveryRecordIsGivenUpTogetherAndCanBeSentAgain() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        // Short, and yet long enough for a busy machine to deliver what can be delivered.
        let short = configuration(cluster, properties: ["delivery.timeout.ms": "8000"])
        let producer = try KafkaProducer(short, clientID: "tests")
        #expect(try await producer.produce(numbered(1, topic: topic)) == [.acknowledged(partition: 0, offset: 0)])
        try cluster.takeDown()
        let records = (1..<200).map { KafkaRecord(topic: topic, key: nil, value: bytes("\($0)")) }
        let failed = try await producer.produce(records)
        #expect(failed.allSatisfy { $0.error?.code == .messageTimedOut && $0.error?.isRetriable == true }, "\(failed[0])")
        try cluster.bringUp()
        var deliveries: [KafkaDelivery] = []
        let sent = try await eventually {
            deliveries = try await producer.produce(records)
            return deliveries.allSatisfy { $0.error == nil }
        }
        #expect(sent, "\(deliveries.first.debugDescription)")
        await producer.close()
        #expect(try await readAll(configuration(cluster), count: 200) == Array(0..<200))
    }

    @Test func aRecordRefusedForGoodEndsTheProducerBeforeAnyLaterOneIsKept() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let producer = try KafkaProducer(configuration(cluster), clientID: "tests")
        try cluster.failNext(.produce, with: [.topicAuthorizationFailed])
        let deliveries = try await producer.produce(numbered(20, topic: topic))
        #expect(deliveries.allSatisfy { $0.error?.isRetriable == false })
        let error = await kafkaError { try await producer.produce(numbered(1, topic: topic)) }
        #expect(error?.isFatal == true, "\(String(describing: error))")
        await producer.close()
        let next = try KafkaProducer(configuration(cluster), clientID: "tests")
        #expect(try await next.produce(numbered(20, topic: topic)).allSatisfy { $0.error == nil })
        await next.close()
        #expect(try await readAll(configuration(cluster), count: 20) == Array(0..<20))
    }

    @Test func closingDoesNotWaitForABrokerThatIsAway() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let patient = configuration(cluster, properties: ["delivery.timeout.ms": "600000"])
        let producer = try KafkaProducer(patient, clientID: "tests")
        _ = try await producer.produce(numbered(1, topic: topic))
        try cluster.takeDown()
        let topic = topic
        async let answer = producer.produce(numbered(1, topic: topic))
        let began = ContinuousClock.now
        await producer.close()
        #expect(ContinuousClock.now - began < .seconds(300), "closing waited for the delivery timeout")
        do {
            let deliveries = try await answer
            #expect(deliveries.first?.error?.code == .messageTimedOut)
        } catch {
            #expect(error as? KafkaError == .closed)
        }
    }

    @Test func closingAConsumerDoesNotWaitForTheBrokerToTakeItsCommits() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let configuration = configuration(cluster)
        let partition = TopicPartition(topic: topic, partition: 0)
        let duration = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            try consumer.assign([partition: 0])
            _ = consumer.collect { $0.endReached[partition] == 0 }
            try cluster.takeDown()
            _ = consumer.collect { !$0.errors.isEmpty }
            consumer.commitAsynchronously([partition: 1])
            return ContinuousClock().measure { consumer.close() }
        }
        #expect(duration < .seconds(30), "by itself the client waits 45 seconds for the group's coordinator")
    }

    @Test func aConsumerTellsOfALostConnectionAndGoesOnByItself() async throws {
        let cluster = try EmbeddedCluster(topics: [topic: 1])
        defer { cluster.close() }
        let configuration = configuration(cluster)
        let producer = try KafkaProducer(configuration, clientID: "tests")
        _ = try await producer.produce(numbered(5, topic: topic))
        let partition = TopicPartition(topic: topic, partition: 0)
        let (down, after) = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            _ = consumer.collect { $0.messages.count == 5 && $0.endReached[partition] == 5 }
            try cluster.takeDown()
            let down = consumer.collect { !$0.errors.isEmpty }
            try cluster.bringUp()
            try consumer.assign([partition: 3])
            return (down, consumer.collect { $0.messages.count >= 2 })
        }
        await producer.close()
        #expect(!down.errors.isEmpty && down.errors.allSatisfy(\.isRetriable), "\(down.errors)")
        #expect(down.messages.isEmpty)
        #expect(after.messages.map(\.offset) == [3, 4])
    }
}
