import TestKit
import Testing
@testable import Kafka

@Suite struct StatisticsTests {
    @Test func theReportOfTheClientIsReadWhereItMatters() throws {
        let report = """
            {"name": "x", "txmsgs": 10, "rxmsgs": 20, "tx_bytes": 30, "rx_bytes": 40, "msg_cnt": 5, "topics": {}, "brokers": {
              "a:9092/1": {"nodeid": 1, "state": "UP", "txretries": 2, "rtt": {"p99": 700, "min": 1}},
              "b:9092/2": {"nodeid": 2, "state": "DOWN", "txretries": 3, "rtt": {"p99": 900}},
              "a:9092/bootstrap": {"nodeid": -1, "state": "UP", "txretries": 0, "rtt": {"p99": 0}}}}
            """
        let statistics = try Array(report.utf8).withUnsafeBytes { try KafkaClientStatistics(json: $0) }
        #expect(statistics.connectedBrokers == 1)
        #expect(statistics.messagesSent == 10)
        #expect(statistics.messagesReceived == 20)
        #expect(statistics.bytesSent == 30)
        #expect(statistics.bytesReceived == 40)
        #expect(statistics.messagesQueued == 5)
        #expect(statistics.requestRetries == 5)
        #expect(statistics.roundTripP99Microseconds == 900)
    }

    @Test(arguments: ["", "[]", "{\"txmsgs\": \"many\"}"])
    func anythingElseIsAnError(text: String) {
        #expect(throws: (any Error).self) { try Array(text.utf8).withUnsafeBytes { try KafkaClientStatistics(json: $0) } }
    }

    /// The client really sends what we read, under these names.
    @Test func aLiveClientReports() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1, properties: ["statistics.interval.ms": "100"])
        let producer = try cluster.producer()
        _ = try await producer.produce(numbered(10, topic: cluster.topic))
        #expect(try await eventually { producer.statistics.client.messagesSent == 10 })
        #expect(producer.statistics.client.connectedBrokers >= 1)
        #expect(producer.statistics.client.bytesSent > 0)
        await producer.close()
    }
}
