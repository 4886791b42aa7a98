import Kafka
import TestKit
import Testing

@Suite struct ProducerTests {
    @Test func aFullQueueSlowsTheCallerDownAndLosesNothing() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1, properties: ["queue.buffering.max.messages": "50"])
        let producer = try cluster.producer()
        let deliveries = try await producer.produce(numbered(2_000, topic: cluster.topic))
        let statistics = producer.statistics
        await producer.close()
        #expect(deliveries == (0..<2_000).map { KafkaDelivery.acknowledged(partition: 0, offset: $0) })
        #expect(statistics.queueFullWaits > 0)
        #expect(statistics.acknowledgedRecords == 2_000)
        #expect(statistics.failedRecords == 0)
        let batch = try await cluster.read(from: [cluster.partition(0): 0]) { $0.messages.count >= 2_000 }
        #expect(batch.messages.map(\.number) == Array(0..<2_000))
    }

    @Test func callsFromManyTasksAllGetTheirOwnAnswers() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        let topic = cluster.topic
        let offsets = try await withThrowingTaskGroup(of: [KafkaDelivery].self) { group in
            for caller in 0..<50 {
                group.addTask { try await producer.produce(numbered(caller % 4 + 1, topic: topic)) }
            }
            return try await group.reduce(into: [KafkaDelivery]()) { $0 += $1 }
        }
        await producer.close()
        let expected = (0..<50).reduce(0) { $0 + $1 % 4 + 1 }
        #expect(offsets.count == expected)
        #expect(offsets.allSatisfy { $0.error == nil })
        #expect(Set(offsets.map { "\($0)" }).count == expected)
    }

    @Test func nothingIsSentAfterARefusedRecord() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        var records = numbered(5, topic: cluster.topic)
        records[2].value = [UInt8](repeating: 0, count: 3_000_000)
        let deliveries = try await producer.produce(records)
        #expect(deliveries[0] == .acknowledged(partition: 0, offset: 0))
        #expect(deliveries[1] == .acknowledged(partition: 0, offset: 1))
        #expect(deliveries[2].error?.code == .messageTooLarge)
        #expect(deliveries[2].error?.isRetriable == false)
        #expect(deliveries[3...].allSatisfy { $0 == .failed(.notSent) })
        // The producer is still good.
        #expect(try await producer.produce(numbered(1, topic: cluster.topic)) == [.acknowledged(partition: 0, offset: 2)])
        await producer.close()
    }

    @Test func anEmptyCallHasNoAnswers() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        #expect(try await producer.produce([]).isEmpty)
        await producer.close()
    }

    @Test func aClosedProducerRefusesCalls() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        await producer.close()
        await producer.close()
        await #expect(throws: KafkaError.closed) { try await producer.produce(numbered(1, topic: cluster.topic)) }
    }

    @Test func callsBeyondTheLimitAreRefusedAndClosingAnswersTheOthers() async throws {
        // Port 1 is never listened on here, so the first call occupies the producer.
        let properties = ["statistics.interval.ms": "100", "delivery.timeout.ms": "600000"]
        let producer = try KafkaProducer(KafkaConfiguration(bootstrapServers: "127.0.0.1:1", properties: properties), clientID: "tests")
        let errors = Recorder<KafkaError?>()
        let call: @Sendable () async -> Void = {
            errors.add(await kafkaError { try await producer.produce(numbered(1, topic: "t")) })
        }
        try await withThrowingTaskGroup(of: Void.self) { group async throws in
            group.addTask(operation: call)
            #expect(try await eventually { producer.statistics.client.messagesQueued == 1 })
            for _ in 0..<299 { group.addTask(operation: call) }
            #expect(try await eventually { errors.values.count == 43 && producer.statistics.waitingCalls == 256 })
            #expect(errors.values.allSatisfy { $0?.code == .queueFull && $0?.isRetriable == true })
            await producer.close()
        }
        // The one in hand was given up, which is an answer per record and no error of the call.
        #expect(errors.values.count { $0 == nil } == 1)
        #expect(errors.values.count { $0 == .closed } == 256)
    }
}
