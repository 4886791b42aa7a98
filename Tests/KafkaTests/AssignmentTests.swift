import Kafka
import TestKit
import Testing

@Suite struct AssignmentTests {
    /// What a partition that stalls and soon goes on does, or a service that is stopped just then: one client that is assigned again
    /// and again ends the process here (confluentinc/librdkafka#5573).
    @Test func mayBeReplacedAndEndedInQuickSuccession() async throws {
        let cluster = try await ClusterUnderTest(partitions: 4)
        let producer = try cluster.producer()
        for number in 0..<4 {
            let record = KafkaRecord(topic: cluster.topic, partition: Int32(number), key: nil, value: bytes("\(number)"))
            _ = try await producer.produce([record])
        }
        await producer.close()
        let configuration = cluster.configuration
        let all = cluster.beginning(partitions: 4)
        let read = try await DedicatedThread.run(named: "owner") {
            var read: [Int] = []
            for _ in 0..<4 {
                let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
                try consumer.assign(all)
                _ = consumer.collect(seconds: 20) { $0.messages.count >= 4 }
                for _ in 0..<3 { try consumer.assign(all) }
                read.append(consumer.collect(seconds: 20) { $0.messages.count >= 4 }.messages.count)
                for _ in 0..<3 { try consumer.assign(all) }
                consumer.close()
            }
            return read
        }
        #expect(read == Array(repeating: 4, count: 4), "and each begins where the last assignment says")
    }
}
