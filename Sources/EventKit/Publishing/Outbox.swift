import Contracts
import Database
import Kafka

/// A record that waits to be published, and its place in the order.
struct OutboxRecord: Sendable {
    let position: Int64
    let record: KafkaRecord
}

/// A table whose rows shall all reach a topic, in order.
protocol Outbox: Sendable {
    /// Names its cursor.
    var name: String { get }
    var topic: String { get }
    /// True when nobody else writes to the topic, so that a topic with fewer records than were published has lost some.
    var isOnlyWriter: Bool { get }
    func records(after position: Int64, limit: Int, _ connection: Connection) throws -> [OutboxRecord]
    func lastPosition(_ connection: Connection) throws -> Int64
}

/// The service's events on its own topic.
struct EventOutbox: Outbox {
    let name = "events"
    let topic: String
    let isOnlyWriter = true
    let source: String

    func records(after position: Int64, limit: Int, _ connection: Connection) throws -> [OutboxRecord] {
        try EventStore(connection, source: source).events(after: position, limit: limit).map {
            OutboxRecord(position: $0.position ?? 0, record: $0.record(topic: topic))
        }
    }

    func lastPosition(_ connection: Connection) throws -> Int64 {
        try EventStore(connection, source: source).lastPosition()
    }
}
