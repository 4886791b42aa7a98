import Contracts
import Database
import Kafka

/// Dead letters on their way to the topic that all services share: the message as it was, and who gave up on it, where and why.
struct DeadLetterOutbox: Outbox {
    let name = "dead-letters"
    let topic = EventContext.deadLetterTopic
    let isOnlyWriter = false
    /// The service that could not process them.
    let service: String

    func records(after position: Int64, limit: Int, _ connection: Connection) throws -> [OutboxRecord] {
        try DeadLetterTable(connection: connection).letters(after: position, limit: limit).map { letter in
            let message = letter.message
            let headers = [
                KafkaHeader("dead_letter_service", service),
                KafkaHeader("dead_letter_id", String(letter.id)),
                KafkaHeader("dead_letter_topic", message.topic),
                KafkaHeader("dead_letter_partition", String(message.partition)),
                KafkaHeader("dead_letter_offset", String(message.offset)),
                KafkaHeader("dead_letter_reason", letter.reason),
                KafkaHeader("dead_letter_at", letter.at.description),
            ]
            return OutboxRecord(
                position: letter.id,
                record: KafkaRecord(
                    topic: topic, key: message.key, value: message.value, headers: message.headers + headers,
                    timestampMilliseconds: letter.at.milliseconds)
            )
        }
    }

    func lastPosition(_ connection: Connection) throws -> Int64 {
        try connection.first("SELECT max(id) FROM dead_letters") { $0.optionalInt(0) ?? 0 } ?? 0
    }
}
