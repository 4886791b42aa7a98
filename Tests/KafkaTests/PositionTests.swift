import Kafka
import Testing

@Suite struct PositionTests {
    @Test func theEndOfEachPartitionIsToldWithItsOffset() async throws {
        let cluster = try await ClusterUnderTest(partitions: 2)
        let producer = try cluster.producer()
        let records = (0..<3).map { KafkaRecord(topic: cluster.topic, partition: 1, key: nil, value: bytes("\($0)")) }
        _ = try await producer.produce(records)
        await producer.close()
        let batch = try await cluster.read(from: cluster.beginning(partitions: 2)) { $0.endReached.count == 2 }
        #expect(batch.endReached == [cluster.partition(0): 0, cluster.partition(1): 3])
        #expect(batch.messages.map(\.number) == [0, 1, 2])
        #expect(batch.positionLost.isEmpty)
    }

    @Test func aPositionBeyondTheEndIsLostAndOneAssignmentRepairsIt() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        _ = try await producer.produce(numbered(3, topic: cluster.topic))
        await producer.close()
        let configuration = cluster.configuration
        let partition = cluster.partition(0)
        let (lost, repaired) = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 1_000])
            let lost = consumer.collect { !$0.positionLost.isEmpty }
            try consumer.assign([partition: KafkaOffset.beginning])
            return (lost, consumer.collect { $0.messages.count == 3 })
        }
        #expect(lost.positionLost == [partition])
        #expect(lost.messages.isEmpty)
        #expect(repaired.messages.map(\.number) == [0, 1, 2])
        #expect(repaired.positionLost.isEmpty)
    }

    @Test func aPositionThatWasTrimmedAwayIsLost() async throws {
        // The embedded cluster drops the oldest records beyond 5 MiB per partition.
        let cluster = try EmbeddedCluster(topics: ["trimmed": 1])
        defer { cluster.close() }
        let configuration = KafkaConfiguration(
            bootstrapServers: cluster.bootstrapServers, properties: ["compression.codec": "none"], fetchWaitMaxMilliseconds: 5)
        let producer = try KafkaProducer(configuration, clientID: "tests")
        for _ in 0..<16 {
            let value = [UInt8](repeating: 1, count: 500_000)
            let deliveries = try await producer.produce([KafkaRecord(topic: "trimmed", key: nil, value: value)])
            #expect(deliveries.allSatisfy { $0.error == nil })
        }
        await producer.close()
        let marks = try await KafkaAdmin(configuration).watermarks(topic: "trimmed")
        #expect(marks[0]?.high == 16)
        #expect((marks[0]?.low ?? 0) > 0)
        let partition = TopicPartition(topic: "trimmed", partition: 0)
        let batch = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            return consumer.collect { !$0.positionLost.isEmpty }
        }
        #expect(batch.positionLost == [partition])
        #expect(batch.messages.isEmpty)
    }

    @Test func committedOffsetsCauseNoErrors() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        _ = try await producer.produce(numbered(3, topic: cluster.topic))
        await producer.close()
        let configuration = cluster.configuration
        let partition = cluster.partition(0)
        let errors = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests.commit", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            var errors = consumer.collect { $0.messages.count == 3 }.errors
            consumer.commitAsynchronously([partition: 3])
            errors += consumer.collect(seconds: 1) { !$0.errors.isEmpty }.errors
            return errors
        }
        #expect(errors.isEmpty)
    }
}
