import Contracts
import Database
import Kafka

/// What staff who run the service can do about dead letters.
public struct DeadLetters: Sendable {
    private let changes: ChangePath
    private let handlers: [String: TopicSubscription.Handler]

    public init(changes: ChangePath, subscriptions: [TopicSubscription]) {
        self.changes = changes
        handlers = Dictionary(subscriptions.map { ($0.topic, $0.handle) }, uniquingKeysWith: { first, _ in first })
    }

    /// All of them, oldest first, up to a limit.
    public func list(after id: Int64 = 0, limit: Int = 500) throws -> [DeadLetter] {
        try changes.database.read { try DeadLetterTable(connection: $0).letters(after: id, limit: limit) }
    }

    /// How many wait for somebody to act.
    public func waitingCount() throws -> Int {
        try changes.database.read { try DeadLetterTable(connection: $0).waitingIDs().count }
    }

    /// Applies dead letters again, each in a transaction of its own, in their order.
    /// - Parameter ids: nil for all that wait.
    /// - Returns: for each one, nil when it took effect now, otherwise why it still can't.
    public func replay(_ ids: [Int64]? = nil) throws -> [(id: Int64, reason: String?)] {
        let wanted = try ids ?? changes.database.read { try DeadLetterTable(connection: $0).waitingIDs() }
        return try wanted.map { ($0, try replay($0)) }
    }

    private func replay(_ id: Int64) throws -> String? {
        do {
            try changes.run { work in
                let table = DeadLetterTable(connection: work.connection)
                guard let letter = try table.letter(id) else { throw UnprocessableEvent("there is no dead letter \(id)") }
                guard letter.erasedAt == nil else {
                    throw UnprocessableEvent("dead letter \(id) was about a user whom the platform has deleted; nothing is left of it")
                }
                guard letter.status == .waiting else { throw UnprocessableEvent("dead letter \(id) has been replayed already") }
                let event = try CloudEventReader().event(letter.message)
                try EventOrigin().check(event, topic: letter.message.topic)
                guard event.hasHappened(by: work.now) else { throw UnprocessableEvent(event.futureReason(at: work.now)) }
                try work.project([event])
                try handlers[letter.message.topic]?([event], work)
                if EventContext.isAdministrative(topic: letter.message.topic) { work.record.applied.append(event) }
                try table.markReplayed(id)
            }
            return nil
        } catch {
            guard let reason = lastingReason(of: error) else { throw error }
            try changes.run { try DeadLetterTable(connection: $0.connection).note(id, reason: reason) }
            return reason
        }
    }
}
