import Contracts
import Database
import EventSourcing

/// The events of this service, inside one transaction.
public struct EventStore {
    let connection: Connection
    /// Who speaks in these events, such as `/dembrane/billing`.
    let source: String

    private static let columns = "position, event_id, stream, version, type, subject, partition_key, time, actor, traceparent, data"

    public init(_ connection: Connection, source: String) {
        self.connection = connection
        self.source = source
    }

    /// The events of one stream, oldest first, past a version.
    public func events(ofStream stream: String, after version: Int = 0) throws -> [CloudEvent] {
        let sql = "SELECT \(Self.columns) FROM events WHERE stream = ? AND version > ? ORDER BY version"
        return try connection.query(sql, [.text(stream), version.sqlValue], event)
    }

    /// The present state of an aggregate and how many events made it; the initial state and 0 for one that has none.
    public func load<A: Aggregate>(_ type: A.Type, id: String) throws -> (state: A.State, version: Int) {
        try load(A.self, id: id, after: nil)
    }

    /// - Parameter known: its state after so many events, which are not read again.
    func load<A: Aggregate>(_ type: A.Type, id: String, after known: KnownState?) throws -> (state: A.State, version: Int) {
        guard let known, let state = known.state as? A.State else {
            let events = try events(ofStream: A.stream(id))
            return (try A.state(after: events), events.count)
        }
        let events = try events(ofStream: A.stream(id), after: known.version)
        return (try A.state(after: events, from: state), known.version + events.count)
    }

    /// Up to `limit` events past a position, in order.
    public func events(after position: Int64, limit: Int) throws -> [CloudEvent] {
        let sql = "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?"
        return try connection.query(sql, [.integer(position), limit.sqlValue], event)
    }

    /// The position of the newest event, 0 when there is none.
    public func lastPosition() throws -> Int64 {
        try connection.first("SELECT max(position) FROM events") { $0.optionalInt(0) ?? 0 } ?? 0
    }

    /// Nil where there is none.
    public func newestEventID() throws -> String? {
        try connection.first("SELECT event_id FROM events ORDER BY position DESC LIMIT 1") { $0.text(0) }
    }

    /// Adds an event at the end and returns its position. The stream's version must be free.
    func append(_ event: CloudEvent, at place: StreamPosition) throws -> Int64 {
        try insert(event, at: place, position: .null)
        return connection.lastInsertedRowID
    }

    /// Puts an event back at the position that it had in a lost store; one that is there already stays.
    func restore(_ event: CloudEvent, at place: StreamPosition, position: Int64) throws {
        let known = try connection.first("SELECT event_id FROM events WHERE position = ?", [.integer(position)]) { $0.text(0) }
        if let known {
            guard known == event.id else {
                throw UnprocessableEvent("position \(position) of \(source) is taken by two events: \(known) and \(event.id)")
            }
            return
        }
        try insert(event, at: place, position: .integer(position))
    }

    private func insert(_ event: CloudEvent, at place: StreamPosition, position: SQLValue) throws {
        try connection.execute(
            "INSERT INTO events (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                position, .text(event.id), .text(place.stream), place.version.sqlValue, .text(event.type), event.subject.sqlValue,
                .text(event.partitionKey), event.time.sqlValue, .text((event.actor ?? .system).wireName), event.traceparent.sqlValue,
                .blob(event.data),
            ]
        )
    }

    private func event(_ row: Row) -> CloudEvent {
        CloudEvent(
            id: row.text(1), source: source, type: row.text(4), time: row.instant(7), subject: row.optionalText(5), position: row.int(0),
            actor: Actor(wireName: row.text(8)), traceparent: row.optionalText(9), partitionKey: row.text(6),
            stream: StreamPosition(stream: row.text(2), version: Int(row.int(3))), data: row.bytes(10)
        )
    }
}
