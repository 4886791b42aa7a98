import Contracts
import Database
import EventKit

/// Reads the service's own resets once more, for data of a version that kept no more of them than the last of a month.
enum ResetRefresh {
    static let timer = "reset-refresh"
    static let eventsPerStep = 1_000

    /// Asks for the timer where there is data already; a new read model has nothing to mend.
    static let migration = Migration(
        "rollup-reset-refresh",
        """
        INSERT INTO due (timer, key, due_at, run_at, data)
        SELECT '\(timer)', '0', 0, 0, x'' WHERE EXISTS (SELECT 1 FROM rollup_state);
        """)

    /// Goes on behind the position that is the key.
    @Sendable static func walk(_ due: DueTimer, _ work: UnitOfWork) throws {
        guard let position = Int64(due.key) else { throw UnprocessableEvent("\(due.key) is not a position") }
        let events = try work.store.events(after: position, limit: eventsPerStep)
        let table = ResetTable(connection: work.connection)
        for event in events {
            if let reset = try event.decode(UsageReset.self) { try table.keep(reset, id: event.id) }
        }
        guard events.count == eventsPerStep, let last = events.last?.position else { return }
        try work.schedule(timer, key: "\(last)", at: due.dueAt)
    }
}
