import Contracts
import Database
import Foundation
import Kafka
import WireJSON

/// A message that could not take effect, with where it came from and why.
public struct DeadLetter: Sendable, Equatable {
    public enum Status: String, Sendable {
        case waiting, replayed
    }

    public let id: Int64
    public let message: KafkaMessage
    public let clusterID: String
    public let reason: String
    public let at: Instant
    public let status: Status
}

/// Where a message lies in its topic.
struct MessagePlace: Hashable, Sendable {
    let partition: TopicPartition
    let offset: Int64
}

/// The `dead_letters` table, which is also their outbox.
struct DeadLetterTable {
    let connection: Connection

    private static let columns = "id, cluster_id, topic, partition, record_offset, key, value, headers, reason, at, status"

    /// Keeps a message; once per place, also when it is read again.
    func add(_ message: KafkaMessage, clusterID: String, reason: String, at now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO dead_letters (cluster_id, topic, partition, record_offset, key, value, headers, reason, at, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
            ON CONFLICT (cluster_id, topic, partition, record_offset) DO NOTHING
            """,
            [
                .text(clusterID), .text(message.topic), message.partition.sqlValue, .integer(message.offset), message.key.sqlValue,
                message.value.sqlValue, .blob(try StoredHeader.encode(message.headers)), .text(reason), now.sqlValue,
            ]
        )
    }

    func letters(after id: Int64, limit: Int) throws -> [DeadLetter] {
        let sql = "SELECT \(Self.columns) FROM dead_letters WHERE id > ? ORDER BY id LIMIT ?"
        return try connection.query(sql, [.integer(id), limit.sqlValue], letter)
    }

    func letter(_ id: Int64) throws -> DeadLetter? {
        try connection.first("SELECT \(Self.columns) FROM dead_letters WHERE id = ?", [.integer(id)], letter)
    }

    func waitingIDs() throws -> [Int64] {
        try connection.query("SELECT id FROM dead_letters WHERE status = 'waiting' ORDER BY id") { $0.int(0) }
    }

    /// Where the messages lie that wait on this cluster.
    func waitingPlaces(clusterID: String) throws -> Set<MessagePlace> {
        let sql = "SELECT topic, partition, record_offset FROM dead_letters WHERE status = 'waiting' AND cluster_id = ?"
        return Set(
            try connection.query(sql, [.text(clusterID)]) {
                MessagePlace(partition: TopicPartition(topic: $0.text(0), partition: Int32($0.int(1))), offset: $0.int(2))
            })
    }

    /// A message took effect after all while its topic was read again.
    func markReplayed(_ place: MessagePlace, clusterID: String) throws {
        try connection.execute(
            "UPDATE dead_letters SET status = 'replayed' WHERE cluster_id = ? AND topic = ? AND partition = ? AND record_offset = ?",
            [.text(clusterID), .text(place.partition.topic), place.partition.partition.sqlValue, .integer(place.offset)]
        )
    }

    func markReplayed(_ id: Int64) throws {
        try connection.execute("UPDATE dead_letters SET status = 'replayed' WHERE id = ?", [.integer(id)])
    }

    func note(_ id: Int64, reason: String) throws {
        try connection.execute("UPDATE dead_letters SET reason = ? WHERE id = ?", [.text(reason), .integer(id)])
    }

    private func letter(_ row: Row) throws -> DeadLetter {
        DeadLetter(
            id: row.int(0),
            message: KafkaMessage(
                topic: row.text(2), partition: Int32(row.int(3)), offset: row.int(4), timestampMilliseconds: row.int(9),
                key: row.optionalBytes(5), value: row.optionalBytes(6), headers: try StoredHeader.decode(row.bytes(7))
            ),
            clusterID: row.text(1), reason: row.text(8), at: row.instant(9), status: DeadLetter.Status(rawValue: row.text(10)) ?? .waiting
        )
    }
}

/// A header in a column: its value may be any bytes, so it is kept in base64.
private struct StoredHeader: Codable {
    let name: String
    let value: String

    static func encode(_ headers: [KafkaHeader]) throws -> [UInt8] {
        try WireJSONEncoder().encode(headers.map { StoredHeader(name: $0.name, value: Data($0.value).base64EncodedString()) })
    }

    private static let decoder = WireJSONDecoder(limits: .ours)

    static func decode(_ bytes: [UInt8]) throws -> [KafkaHeader] {
        try decoder.decode([StoredHeader].self, from: bytes).map { stored in
            guard let value = Data(base64Encoded: stored.value) else { throw UnprocessableEvent("a stored header is damaged") }
            return KafkaHeader(name: stored.name, value: Array(value))
        }
    }
}
