import CFixedPort
import CRdKafka
import Foundation
import Kafka
import Testing

@Suite(.serialized) struct FixedPortTests {
    /// A cluster on a port from below the range that the system chooses from: when the cluster has ended, the port stays free for the next.
    private func clusterOnAnUncommonPort(topics: [String: Int]) throws -> EmbeddedCluster {
        for _ in 0..<1_000 {
            let port = UInt16.random(in: 20_000..<32_000)
            do {
                return try EmbeddedCluster(topics: topics, beforeListening: { try choose(port) })
            } catch let taken as PortTaken where taken.errorNumber == EADDRINUSE {
                continue
            }
        }
        throw PortTaken(errorNumber: EADDRINUSE)
    }

    private func port(of cluster: EmbeddedCluster) throws -> UInt16 {
        try #require(cluster.bootstrapServers.split(separator: ":").last.flatMap { UInt16($0) })
    }

    /// What a client lives through when the embedded cluster is restarted: same address, nothing in it.
    @Test func clientsMeetAnEmptiedClusterOnTheSamePort() async throws {
        let first = try clusterOnAnUncommonPort(topics: ["t": 1])
        let port = try port(of: first)
        let configuration = KafkaConfiguration(bootstrapServers: first.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let admin = KafkaAdmin(configuration)
        let producer = try KafkaProducer(configuration, clientID: "tests")
        _ = try await producer.produce(numbered(10, topic: "t"))
        let firstID = try await admin.clusterID()
        let partition = TopicPartition(topic: "t", partition: 0)

        let (second, lost) = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            _ = consumer.collect { $0.messages.count == 10 && $0.endReached[partition] == 10 }
            first.close()
            // The library makes the cluster's id from its place in memory, which the next one would otherwise get again now and then.
            let inItsPlace = try EmbeddedCluster(topics: ["t": 1])
            defer { inItsPlace.close() }
            let second = try EmbeddedCluster(topics: ["t": 1], beforeListening: { try choose(port) })
            return (second, consumer.collect { !$0.positionLost.isEmpty })
        }
        defer { second.close() }
        #expect(second.bootstrapServers == first.bootstrapServers)
        #expect(lost.positionLost == [partition])
        #expect(lost.messages.isEmpty)
        #expect(try await admin.clusterID() != firstID)

        // The producer lives on or says that it must be replaced; a new one works in any case.
        await producer.close()
        let next = try KafkaProducer(configuration, clientID: "tests")
        #expect(try await next.produce(numbered(1, topic: "t")) == [.acknowledged(partition: 0, offset: 0)])
        await next.close()
    }

    /// The embedded cluster of older versions makes every topic that a consumer asks for, so that none can vanish.
    private static var letsTopicsVanish: Bool { rd_kafka_version() >= 0x0208_0000 }

    @Test(.enabled(if: letsTopicsVanish)) func aTopicThatVanishedIsReadAgainOnceItIsBackAndAssigned() async throws {
        let first = try clusterOnAnUncommonPort(topics: ["t": 1, "other": 1])
        let port = try port(of: first)
        let configuration = KafkaConfiguration(bootstrapServers: first.bootstrapServers, fetchWaitMaxMilliseconds: 5)
        let partition = TopicPartition(topic: "t", partition: 0)
        let (lost, again) = try await DedicatedThread.run(named: "test-consumer") {
            let consumer = try KafkaConsumer(configuration, groupID: "tests", clientID: "tests")
            defer { consumer.close() }
            try consumer.assign([partition: 0])
            _ = consumer.collect { $0.endReached[partition] == 0 }
            first.close()
            let second = try EmbeddedCluster(topics: ["other": 1], beforeListening: { try choose(port) })
            defer { second.close() }
            let lost = consumer.collect { !$0.positionLost.isEmpty }
            try second.createTopic("t", partitions: 1)
            try consumer.assign([partition: 0])
            return (lost, consumer.collect { $0.endReached[partition] == 0 })
        }
        #expect(lost.positionLost == [partition])
        #expect(lost.errors.contains { $0.code == .unknownTopicOrPartition })
        #expect(again.endReached == [partition: 0])
        #expect(again.positionLost.isEmpty)
    }

    @Test func thePortIsChosenOnceAndOtherListenersKeepTheirs() throws {
        let first = try clusterOnAnUncommonPort(topics: [:])
        let port = try port(of: first)
        first.close()
        let second = try EmbeddedCluster(brokers: 2, topics: [:], beforeListening: { try choose(port) })
        defer { second.close() }
        let servers = second.bootstrapServers.split(separator: ",")
        #expect(servers.count == 2)
        #expect(servers.count { $0.hasSuffix(":\(port)") } == 1)
    }

    @Test func aPortInUseIsAnErrorBeforeAnythingStarts() throws {
        let first = try EmbeddedCluster(topics: [:])
        defer { first.close() }
        let port = try port(of: first)
        #expect(throws: PortTaken(errorNumber: EADDRINUSE)) {
            try EmbeddedCluster(topics: [:], beforeListening: { try choose(port) })
        }
        // The wish is forgotten with the failure.
        let second = try EmbeddedCluster(topics: [:])
        #expect(try self.port(of: second) != port)
        second.close()
    }
}

private struct PortTaken: Error, Equatable {
    let errorNumber: Int32
}

private func choose(_ port: UInt16) throws {
    let errorNumber = fixed_port_for_next_bind(port)
    guard errorNumber == 0 else { throw PortTaken(errorNumber: errorNumber) }
}
