import Kafka
import TestKit
import Testing

@Suite struct AdminTests {
    @Test func partitionsAndWatermarksOfATopic() async throws {
        let cluster = try await ClusterUnderTest(partitions: 3)
        let producer = try cluster.producer()
        _ = try await producer.produce((0..<5).map { KafkaRecord(topic: cluster.topic, partition: 2, key: nil, value: bytes("\($0)")) })
        await producer.close()
        let admin = KafkaAdmin(cluster.configuration)
        #expect(try await admin.partitionCount(topic: cluster.topic) == 3)
        let none = KafkaWatermarks(low: 0, high: 0)
        #expect(try await admin.watermarks(topic: cluster.topic) == [0: none, 1: none, 2: KafkaWatermarks(low: 0, high: 5)])
    }

    @Test func askingForAMissingTopicDoesNotCreateIt() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let admin = KafkaAdmin(cluster.configuration)
        let missing = cluster.topic + ".missing"
        #expect(try await admin.partitionCount(topic: missing) == nil)
        await #expect(throws: KafkaError.unknownTopic(missing)) { try await admin.watermarks(topic: missing) }
        #expect(try await admin.partitionCount(topic: missing) == nil)
    }

    @Test func aClusterKeepsItsIDAndANewOneHasAnother() async throws {
        let first = try EmbeddedCluster(topics: [:])
        let second = try EmbeddedCluster(topics: [:])
        let ids = try await [first, second, first].asyncMap {
            try await KafkaAdmin(KafkaConfiguration(bootstrapServers: $0.bootstrapServers)).clusterID()
        }
        first.close()
        second.close()
        #expect(ids[0] == ids[2])
        #expect(ids[0] != ids[1])
        #expect(!ids[0].isEmpty)
    }

    @Test func creatingTopics() async throws {
        let cluster = try await ClusterUnderTest(partitions: 2)
        let admin = KafkaAdmin(cluster.configuration)
        let new = cluster.topic + ".new"
        let specifications = [
            TopicSpecification(name: cluster.topic, partitions: 6),
            TopicSpecification(name: new, partitions: 5, configuration: ["cleanup.policy": "compact"]),
        ]
        if ClusterUnderTest.realBootstrap == nil {
            let error = await kafkaError { try await admin.createTopics(specifications) }
            guard case .unsupported(let message)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(message.hasSuffix("missing: \(new)"))
            try await admin.createTopics([specifications[0]])
        } else {
            try await admin.createTopics(specifications)
            #expect(try await admin.partitionCount(topic: cluster.topic) == 2)
            #expect(try await admin.partitionCount(topic: new) == 5)
            let error = await kafkaError {
                try await admin.createTopics([TopicSpecification(name: new + "2", partitions: 1, configuration: ["no.such.setting": "1"])])
            }
            #expect(error?.message.contains("no.such.setting") == true)
        }
    }

    @Test func anUnreachableClusterIsARetriableErrorThatSaysWhy() async throws {
        // Port 1 is never listened on here.
        let admin = KafkaAdmin(KafkaConfiguration(bootstrapServers: "127.0.0.1:1"), timeoutMilliseconds: 300)
        var error: KafkaError?
        // The client notices the refusal on a thread of its own, after the time is up if need be.
        let saysWhy = try await eventually {
            error = await kafkaError { try await admin.clusterID() }
            return error?.message.contains("127.0.0.1:1") == true
        }
        #expect(saysWhy, "\(String(describing: error))")
        #expect(error?.isRetriable == true)
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
