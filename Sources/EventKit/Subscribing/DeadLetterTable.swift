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
    /// When its contents were taken away, since it was about somebody whom the platform has deleted; nil where they are there.
    public var erasedAt: Instant?
}

/// Where a message lies in its topic.
struct MessagePlace: Hashable, Sendable {
    let partition: TopicPartition
    let offset: Int64
}

/// The `dead_letters` table, which is also their outbox.
struct DeadLetterTable {
    let connection: Connection

    private static let columns = "id, cluster_id, topic, partition, record_offset, key, value, headers, reason, at, status, erased_at"

    /// What stands where the contents and the reason, which may quote them, were.
    private static let erasedReason = "it was about a user whom the platform has deleted; its contents were erased"

    /// Keeps a message; once per place, also when it is read again. Of one about somebody who is deleted only where it lies.
    func add(_ message: KafkaMessage, clusterID: String, reason: String, at now: Instant) throws {
        let users = ForgottenUsers(connection: connection)
        let isForgotten = try users.areNamed(in: message.key ?? []) || users.areNamed(in: message.value ?? [])
        let kept = isForgotten ? message.withoutContents : message
        try connection.execute(
            """
            INSERT INTO dead_letters (cluster_id, topic, partition, record_offset, key, value, headers, reason, at, status, erased_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)
            ON CONFLICT (cluster_id, topic, partition, record_offset) DO NOTHING
            """,
            [
                .text(clusterID), .text(message.topic), message.partition.sqlValue, .integer(message.offset), kept.key.sqlValue,
                kept.value.sqlValue, .blob(try StoredHeader.encode(kept.headers)), .text(isForgotten ? Self.erasedReason : reason),
                now.sqlValue, (isForgotten ? now : nil).sqlValue,
            ]
        )
    }

    /// Takes the contents of messages away that hold one of the texts in key or value, in any case of ASCII letters.
    /// - Returns: of how many.
    func erase(about texts: [String], at now: Instant) throws -> Int {
        guard !texts.isEmpty else { return 0 }
        let texts = texts.map { $0.lowercased() }
        let holds = texts.indices.map { "instr(lower(CAST(key AS TEXT)), ?\($0 + 3)) OR instr(lower(CAST(value AS TEXT)), ?\($0 + 3))" }
        return try connection.execute(
            """
            UPDATE dead_letters SET key = NULL, value = NULL, headers = ?1, reason = '\(Self.erasedReason)', erased_at = ?2
            WHERE erased_at IS NULL AND (\(holds.joined(separator: " OR ")))
            """, [.blob(try StoredHeader.encode([])), now.sqlValue] + texts.map(SQLValue.text))
    }

    func letters(after id: Int64, limit: Int) throws -> [DeadLetter] {
        let sql = "SELECT \(Self.columns) FROM dead_letters WHERE id > ? ORDER BY id LIMIT ?"
        return try connection.query(sql, [.integer(id), limit.sqlValue], letter)
    }

    func letter(_ id: Int64) throws -> DeadLetter? {
        try connection.first("SELECT \(Self.columns) FROM dead_letters WHERE id = ?", [.integer(id)], letter)
    }

    func waitingIDs() throws -> [Int64] {
        try connection.query("SELECT id FROM dead_letters WHERE status = 'waiting' AND erased_at IS NULL ORDER BY id") { $0.int(0) }
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
        try connection.execute("UPDATE dead_letters SET reason = ? WHERE id = ? AND erased_at IS NULL", [.text(reason), .integer(id)])
    }

    private func letter(_ row: Row) throws -> DeadLetter {
        DeadLetter(
            id: row.int(0),
            message: KafkaMessage(
                topic: row.text(2), partition: Int32(row.int(3)), offset: row.int(4), timestampMilliseconds: row.int(9),
                key: row.optionalBytes(5), value: row.optionalBytes(6), headers: try StoredHeader.decode(row.bytes(7))
            ),
            clusterID: row.text(1), reason: row.text(8), at: row.instant(9), status: DeadLetter.Status(rawValue: row.text(10)) ?? .waiting,
            erasedAt: row.optionalInstant(11)
        )
    }
}

extension KafkaMessage {
    /// Where it lies, and nothing of what it says.
    fileprivate var withoutContents: KafkaMessage {
        KafkaMessage(
            topic: topic, partition: partition, offset: offset, timestampMilliseconds: timestampMilliseconds, key: nil, value: nil,
            headers: [])
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
