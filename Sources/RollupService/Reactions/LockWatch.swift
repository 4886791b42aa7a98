import Contracts
import EventKit

/// Finds out since when workspaces are locked, for those of which it isn't known yet.
enum LockWatch {
    static let timer = "lock-dates"
    static let locksPerStep = 2_000

    @Sendable static func findDates(_ due: DueTimer, _ work: UnitOfWork) throws {
        // Clocks may differ around the turn of a month, so that the next one may have begun elsewhere.
        let dated = try LockDates(connection: work.connection, last: work.now.month.next).date(limit: locksPerStep)
        if dated == locksPerStep { try work.schedule(timer, key: due.key, at: work.now) }
    }
}
