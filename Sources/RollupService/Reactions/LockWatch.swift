import Contracts
import EventKit

/// Finds out since when workspaces are locked, for those of which it isn't known yet.
enum LockWatch {
    static let timer = "lock-dates"
    private static let key = "queue"
    /// One look through the recordings of a month answers for all locks, so that those of many batches are waited for: while recordings of the
    /// past come in great numbers, nearly every batch asks.
    static let pauseSeconds = 2
    static let locksPerStep = 2_000

    /// Asks for the dates of those of which it isn't known; once, however often it is asked.
    static func wake(_ work: UnitOfWork) throws {
        guard try work.connection.instant(ofTimer: timer, key: key) == nil else { return }
        try work.schedule(timer, key: key, at: work.now.adding(seconds: pauseSeconds))
    }

    @Sendable static func findDates(_ due: DueTimer, _ work: UnitOfWork) throws {
        // Clocks may differ around the turn of a month, so that the next one may have begun elsewhere.
        let dated = try LockDates(connection: work.connection, last: work.now.month.next).date(limit: locksPerStep)
        if dated == locksPerStep { try work.schedule(timer, key: due.key, at: work.now) }
    }
}
