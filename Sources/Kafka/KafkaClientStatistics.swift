import Foundation

/// What the client counts about itself, refreshed every five seconds; zero until the first time.
public struct KafkaClientStatistics: Sendable, Equatable {
    /// Brokers with a working connection.
    public var connectedBrokers = 0
    public var messagesSent: Int64 = 0
    public var messagesReceived: Int64 = 0
    public var bytesSent: Int64 = 0
    public var bytesReceived: Int64 = 0
    /// Records that wait in the client for sending or acknowledgement.
    public var messagesQueued: Int64 = 0
    /// Requests that had to be sent again.
    public var requestRetries: Int64 = 0
    /// The slowest broker's 99th percentile over the last five seconds.
    public var roundTripP99Microseconds: Int64 = 0

    init() {}

    init(json: UnsafeRawBufferPointer) throws {
        let report = try JSONDecoder().decode(Report.self, from: Data(json))
        let brokers = report.brokers.values
        connectedBrokers = brokers.count { $0.state == "UP" && $0.nodeIdentifier >= 0 }
        messagesSent = report.messagesSent
        messagesReceived = report.messagesReceived
        bytesSent = report.bytesSent
        bytesReceived = report.bytesReceived
        messagesQueued = report.messagesQueued
        requestRetries = brokers.reduce(0) { $0 + $1.retries }
        roundTripP99Microseconds = brokers.map(\.roundTrip.p99).max() ?? 0
    }
}

/// The part of librdkafka's STATISTICS.md that we read; the keys are theirs.
private struct Report: Decodable {
    struct Broker: Decodable {
        struct Window: Decodable {
            let p99: Int64
        }

        let nodeIdentifier: Int
        let state: String
        let retries: Int64
        let roundTrip: Window

        enum CodingKeys: String, CodingKey {
            case nodeIdentifier = "nodeid"
            case state
            case retries = "txretries"
            case roundTrip = "rtt"
        }
    }

    let messagesSent: Int64
    let messagesReceived: Int64
    let bytesSent: Int64
    let bytesReceived: Int64
    let messagesQueued: Int64
    let brokers: [String: Broker]

    enum CodingKeys: String, CodingKey {
        case messagesSent = "txmsgs"
        case messagesReceived = "rxmsgs"
        case bytesSent = "tx_bytes"
        case bytesReceived = "rx_bytes"
        case messagesQueued = "msg_cnt"
        case brokers
    }
}
