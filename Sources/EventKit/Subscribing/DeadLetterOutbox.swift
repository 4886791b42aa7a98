import Contracts
import Database
import Kafka

/// Dead letters on their way to the topic that all services share: the message as it was, and who gave up on it, where and why.
///
/// The table keeps every message whole. What is too large to be sent once more, now that headers are added, is sent cut, and says so.
struct DeadLetterOutbox: Outbox {
    let name = "dead-letters"
    let topic = EventContext.deadLetterTopic
    let isOnlyWriter = false
    /// The service that could not process them.
    let service: String

    private static let reasonCharacters = 2_000
    private static let headersBytes = 100_000
    private static let keyBytes = 10_000
    private static let valueBytes = 700_000

    func records(after position: Int64, limit: Int, _ connection: Connection) throws -> [OutboxRecord] {
        try DeadLetterTable(connection: connection).letters(after: position, limit: limit).map {
            OutboxRecord(position: $0.id, record: record(of: $0))
        }
    }

    func record(of letter: DeadLetter) -> KafkaRecord {
        let message = letter.message
        var headers = [
            KafkaHeader("dead_letter_service", service),
            KafkaHeader("dead_letter_id", String(letter.id)),
            KafkaHeader("dead_letter_topic", message.topic),
            KafkaHeader("dead_letter_partition", String(message.partition)),
            KafkaHeader("dead_letter_offset", String(message.offset)),
            KafkaHeader("dead_letter_reason", String(letter.reason.unicodeScalars.prefix(Self.reasonCharacters))),
            KafkaHeader("dead_letter_at", letter.at.description),
        ]
        func cut(_ part: String, _ bytes: [UInt8]?, to limit: Int) -> [UInt8]? {
            guard let bytes, bytes.count > limit else { return bytes }
            headers.append(KafkaHeader("dead_letter_cut_\(part)", String(bytes.count)))
            return Array(bytes.prefix(limit))
        }
        let key = cut("key", message.key, to: Self.keyBytes)
        let value = cut("value", message.value, to: Self.valueBytes)
        let headerSize = message.headers.reduce(0) { $0 + $1.size }
        let isSmall = headerSize <= Self.headersBytes
        if !isSmall { headers.append(KafkaHeader("dead_letter_cut_headers", String(headerSize))) }
        return KafkaRecord(
            topic: topic, key: key, value: value, headers: (isSmall ? message.headers : []) + headers,
            timestampMilliseconds: letter.at.milliseconds)
    }

    func lastPosition(_ connection: Connection) throws -> Int64 {
        try connection.first("SELECT max(id) FROM dead_letters") { $0.optionalInt(0) ?? 0 } ?? 0
    }
}
