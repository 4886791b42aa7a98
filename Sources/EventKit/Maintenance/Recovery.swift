import Contracts
import Database
import Kafka

/// Reads the service's own topic back into its event store, with the same ids, positions and versions, and makes the read models
/// from it. For a lost disk, and for a store restored from an old backup, which then gets the events it is missing.
public struct Recovery: Sendable {
    private let changes: ChangePath
    private let topic: String
    private let kafka: KafkaConfiguration
    private let clientID: String

    public init(changes: ChangePath, topic: String, kafka: KafkaConfiguration, clientID: String) {
        self.changes = changes
        self.topic = topic
        self.kafka = kafka
        self.clientID = clientID
    }

    /// The service must not be running. Can be started again when it was cut off.
    /// - Returns: how many events the store has now.
    /// - Throws: `KafkaError`, `DatabaseError`, or `RecoveryFailure` when the topic does not hold the whole history.
    public func run() async throws -> Int64 {
        let admin = KafkaAdmin(kafka)
        let clusterID = try await admin.clusterID()
        let ends = try await admin.watermarks(topic: topic)
        try await markAsStarted()
        try await DedicatedThread.run(named: "recover") { try read(to: ends) }
        let changes = changes
        let last = try await DedicatedThread.run(named: "recover") { try finish(changes, clusterID: clusterID) }
        return last
    }

    /// True while a recovery has begun and not ended; the store must not be served then.
    public static func isUnfinished(_ database: Database) throws -> Bool {
        try database.read { try $0.first("SELECT 1 FROM recovery") { _ in true } ?? false }
    }

    private func markAsStarted() async throws {
        let now = changes.time.now
        try await changes.database.writing { connection in
            try connection.execute("DELETE FROM recovery")
            try connection.execute("INSERT INTO recovery (started_at) VALUES (?)", [now.sqlValue])
        }
    }

    private func read(to ends: [Int32: KafkaWatermarks]) throws {
        let consumer = try KafkaConsumer(kafka, groupID: "\(clientID).recover", clientID: clientID)
        defer { consumer.close() }
        var open: [TopicPartition: Int64] = [:]
        for (number, marks) in ends where marks.high > marks.low {
            open[TopicPartition(topic: topic, partition: number)] = marks.high
        }
        try consumer.assign(open.mapValues { _ in KafkaOffset.beginning })
        var silentRounds = 0
        while !open.isEmpty {
            let batch = consumer.nextBatch(maximumMessages: 5_000, waitMilliseconds: 1_000)
            silentRounds = batch.messages.isEmpty ? silentRounds + 1 : 0
            guard silentRounds < 60 else { throw RecoveryFailure.topicIsSilent(topic, batch.errors.last.map { "\($0)" }) }
            try restore(batch.messages)
            for message in batch.messages {
                let partition = TopicPartition(topic: message.topic, partition: message.partition)
                if message.offset + 1 >= open[partition] ?? .max { open[partition] = nil }
            }
            for (partition, offset) in batch.endReached where offset >= open[partition] ?? .max { open[partition] = nil }
        }
    }

    private func restore(_ messages: [KafkaMessage]) throws {
        let reader = CloudEventReader()
        try changes.database.write { connection in
            for message in messages {
                let event = try reader.event(message)
                guard event.source == changes.source, let position = event.position, let place = event.stream else {
                    throw RecoveryFailure.notOurs(topic, eventID: event.id)
                }
                try EventStore(connection, source: changes.source).restore(event, at: place, position: position)
            }
        }
    }

    private func finish(_ changes: ChangePath, clusterID: String) throws -> Int64 {
        try changes.run(.recovery) { work in
            let last = try work.store.lastPosition()
            let count = try work.connection.first("SELECT count(*) FROM events") { $0.int(0) } ?? 0
            guard count == last else { throw RecoveryFailure.incomplete(topic, events: count, lastPosition: last) }
            try work.emptyReadModels()
            _ = try work.replayOwnEvents()
            // A restored backup may hold effects that were done since; events don't tell, so somebody has to look.
            try EffectTable(connection: work.connection).putAllAside(
                reason: "the store was recovered, and it may have been done before that")
            try PublishCursor(position: last, clusterID: clusterID).save("events", work.connection)
            try work.connection.execute("DELETE FROM recovery")
            return last
        }
    }
}

/// Why a store can't be recovered from its topic.
public enum RecoveryFailure: Error, Sendable, Equatable, CustomStringConvertible {
    case topicIsSilent(String, String?)
    case notOurs(String, eventID: String)
    case incomplete(String, events: Int64, lastPosition: Int64)

    public var description: String {
        switch self {
        case .topicIsSilent(let topic, let trouble):
            "\(topic) gives no messages for a minute\(trouble.map { ": \($0)" } ?? "")"
        case .notOurs(let topic, let eventID):
            "\(topic) holds the event \(eventID), which this service did not write or which does not tell its stream"
        case .incomplete(let topic, let events, let lastPosition):
            "\(topic) holds \(events) of \(lastPosition) events; a store with openGaps would be wrong"
        }
    }
}
