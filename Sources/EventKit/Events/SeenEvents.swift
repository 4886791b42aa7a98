import Contracts
import Database
import Synchronization

/// Knows which events of the back office this service has taken in, and lets a read wait for one of them.
public final class SeenEvents: Sendable {
    /// How many foreign events are remembered. Own ones are in the store for ever.
    private static let memory = 10_000
    /// How many reads may wait at once; more are answered with what is known.
    private static let waiterLimit = 10_000

    private let database: Database
    private let patienceSeconds: Double
    private let waiters = Mutex<[String: [WakeUp]]>([:])

    /// - Parameter patienceSeconds: how long a read waits unless it says otherwise.
    public init(changes: ChangePath, patienceSeconds: Double = 2) {
        database = changes.database
        self.patienceSeconds = patienceSeconds
        changes.afterCommit { [weak self] change in
            self?.wake(change.appended)
            self?.wake(change.applied)
        }
    }

    /// True as soon as the event has taken effect here, false when it has not within the time.
    public func waitUntilSeen(_ eventID: String, timeoutSeconds: Double? = nil) async throws -> Bool {
        if try await hasSeen(eventID) { return true }
        let wakeUp = WakeUp()
        guard add(wakeUp, for: eventID) else { return false }
        defer { remove(wakeUp, for: eventID) }
        // Asked again, since the commit may have come between the first question and the registration.
        if try await hasSeen(eventID) { return true }
        await wakeUp.wait(upTo: .seconds(timeoutSeconds ?? patienceSeconds))
        return try await hasSeen(eventID)
    }

    /// How many reads wait at this moment.
    var waitingReads: Int { waiters.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    public func hasSeen(_ eventID: String) async throws -> Bool {
        try await database.reading { connection in
            let sql = "SELECT 1 FROM events WHERE event_id = ?1 UNION ALL SELECT 1 FROM seen_events WHERE event_id = ?1"
            return try connection.first(sql, [.text(eventID)]) { _ in true } ?? false
        }
    }

    /// Remembers foreign events in the transaction that applies them, and forgets the oldest beyond the bound.
    static func remember(_ events: [CloudEvent], _ connection: Connection) throws {
        for event in events.suffix(memory) {
            try connection.execute("INSERT INTO seen_events (event_id) VALUES (?) ON CONFLICT (event_id) DO NOTHING", [.text(event.id)])
        }
        try connection.execute(
            "DELETE FROM seen_events WHERE sequence <= (SELECT max(sequence) FROM seen_events) - ?", [memory.sqlValue]
        )
    }

    private func wake(_ events: [CloudEvent]) {
        let woken = waiters.withLock { waiters in
            waiters.isEmpty ? [] : events.flatMap { waiters[$0.id] ?? [] }
        }
        for wakeUp in woken { wakeUp.call() }
    }

    private func add(_ wakeUp: WakeUp, for eventID: String) -> Bool {
        waiters.withLock { waiters in
            guard waiters.count < Self.waiterLimit else { return false }
            waiters[eventID, default: []].append(wakeUp)
            return true
        }
    }

    private func remove(_ wakeUp: WakeUp, for eventID: String) {
        waiters.withLock { waiters in
            waiters[eventID]?.removeAll { $0 === wakeUp }
            if waiters[eventID]?.isEmpty == true { waiters[eventID] = nil }
        }
    }
}
