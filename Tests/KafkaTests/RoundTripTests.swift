import Kafka
import Testing

@Suite struct RoundTripTests {
    @Test func everyFieldComesBackAsItWasSent() async throws {
        let cluster = try await ClusterUnderTest(partitions: 2)
        let producer = try cluster.producer()
        let sent = [
            KafkaRecord(
                topic: cluster.topic, partition: 1, key: bytes("organisation"), value: bytes("{\"a\":1}"),
                headers: [KafkaHeader("ce_id", "1"), KafkaHeader("ce_type", "com.dembrane.test.v1"), KafkaHeader("note", "ä€😀")],
                timestampMilliseconds: 1_700_000_000_123),
            // The second differs from the first in one name, one value and the number of headers.
            KafkaRecord(
                topic: cluster.topic, partition: 1, key: [], value: [],
                headers: [KafkaHeader("ce_id", "2"), KafkaHeader("ce_typf", "com.dembrane.test.v1")]),
            KafkaRecord(topic: cluster.topic, partition: 1, key: nil, value: nil, headers: []),
            KafkaRecord(
                topic: cluster.topic, partition: 1, key: [0, 255, 0], value: [UInt8](repeating: 7, count: 70_000),
                headers: [KafkaHeader("ce_i", "2"), KafkaHeader("twice", "x"), KafkaHeader("twice", ""), KafkaHeader("ce_id", "1")]),
        ]
        let deliveries = try await producer.produce(sent)
        await producer.close()
        #expect(deliveries == (0..<4).map { KafkaDelivery.acknowledged(partition: 1, offset: $0) })

        let batch = try await cluster.read(from: [cluster.partition(1): 0]) { $0.messages.count == 4 }
        #expect(batch.messages.map(\.key) == sent.map(\.key))
        #expect(batch.messages.map(\.value) == sent.map(\.value))
        #expect(batch.messages.map(\.headers) == sent.map(\.headers))
        #expect(batch.messages.map(\.offset) == [0, 1, 2, 3])
        #expect(batch.messages.allSatisfy { $0.topic == cluster.topic && $0.partition == 1 })
        #expect(batch.messages.first?.timestampMilliseconds == 1_700_000_000_123)
        #expect(batch.messages.dropFirst().allSatisfy { $0.timestampMilliseconds > 1_700_000_000_123 })
    }

    @Test func recordsOfOneKeyStayInOrderOnOnePartition() async throws {
        let cluster = try await ClusterUnderTest(partitions: 4)
        let producer = try cluster.producer()
        let records = numbered(25_000, topic: cluster.topic)
        let deliveries = try await producer.produce(records)
        await producer.close()
        #expect(deliveries.count == 25_000)
        #expect(deliveries.allSatisfy { $0.error == nil })

        let batch = try await cluster.read(from: cluster.beginning(partitions: 4)) { $0.messages.count >= 25_000 }
        let byKey = Dictionary(grouping: batch.messages) { $0.key ?? [] }
        #expect(byKey.count == 7)
        for (key, messages) in byKey {
            let expected = records.indices.filter { records[$0].key == key }
            #expect(messages.map(\.number) == expected)
            #expect(Set(messages.map(\.partition)).count == 1)
        }
    }

    /// The partition that the Java clients' hash gives these keys among 8: other producers of the topic must agree with us.
    @Test(arguments: [("alpha", 0), ("organisation-1", 6), ("6f1d0c1e-0b54-5d1c-9a52-0d2b7c5e4f10", 3), ("21", 4)])
    func keysChooseTheSamePartitionAsOtherClients(key: String, expected: Int32) async throws {
        let cluster = try await ClusterUnderTest(partitions: 8)
        let producer = try cluster.producer()
        let deliveries = try await producer.produce([KafkaRecord(topic: cluster.topic, key: bytes(key), value: nil)])
        await producer.close()
        #expect(deliveries == [.acknowledged(partition: expected, offset: 0)])
    }

    @Test func batchesAreBoundedAndContinueWhereTheLastEnded() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let producer = try cluster.producer()
        _ = try await producer.produce(numbered(500, topic: cluster.topic))
        await producer.close()
        let configuration = cluster.configuration
        let partition = cluster.partition(0)
        let (sizes, numbers, lag) = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            try consumer.assign([partition: 100])
            var sizes: [Int] = []
            var numbers: [Int?] = []
            while numbers.count < 300 {
                let batch = consumer.nextBatch(maximumMessages: 30, waitMilliseconds: 100)
                sizes.append(batch.messages.count)
                numbers += batch.messages.map(\.number)
            }
            let lag = consumer.lag(behind: [partition: Int64(100 + numbers.count)])
            consumer.close()
            return (sizes, numbers, lag)
        }
        #expect(sizes.allSatisfy { $0 <= 30 })
        #expect(numbers == Array(100..<100 + numbers.count))
        #expect(lag == [partition: Int64(400 - numbers.count)])
    }
}
