import Kafka
import TestKit
import Testing

@Suite struct AssignmentTests {
    /// librdkafka up to 2.15 ends the process when a partition is taken away a second time while its first stop is still under way
    /// (confluentinc/librdkafka#5573); a partition that stalls and soon goes on, or a service that is stopped just then, does that.
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
            for _ in 0..<30 {
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
        #expect(read == Array(repeating: 4, count: 30), "and each begins where the last assignment says")
    }
}
