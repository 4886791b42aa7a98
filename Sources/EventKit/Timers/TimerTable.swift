import Contracts
import Database

/// Something that shall happen at an instant: which handler, for whom, and what it needs to know.
public struct DueTimer: Sendable, Equatable {
    public let timer: String
    public let key: String
    /// The exact instant asked for, which may lie in the past when the service was down.
    public let dueAt: Instant
    public let data: [UInt8]
}

/// Runs when a timer is due, in the transaction that also takes the timer away. It may schedule the same timer anew.
/// After `recover` a timer may run a second time, so the handler decides by the state of an aggregate, as any command does.
public typealias TimerHandler = @Sendable (DueTimer, UnitOfWork) throws -> Void

/// The `due` table. `run_at` is the due instant, or later after a failure.
struct TimerTable {
    let connection: Connection

    static let migration = Migration(
        "kit-timers",
        """
        CREATE TABLE due (
            timer TEXT NOT NULL,
            key TEXT NOT NULL,
            due_at INTEGER NOT NULL,
            run_at INTEGER NOT NULL,
            data BLOB NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0,
            last_failure TEXT,
            PRIMARY KEY (timer, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX due_in_order ON due (run_at, due_at);
        """
    )

    func put(_ timer: DueTimer) throws {
        try connection.execute(
            """
            INSERT INTO due (timer, key, due_at, run_at, data) VALUES (?1, ?2, ?3, ?3, ?4)
            ON CONFLICT (timer, key) DO UPDATE
            SET due_at = excluded.due_at, run_at = excluded.run_at, data = excluded.data, failures = 0, last_failure = NULL
            """,
            [.text(timer.timer), .text(timer.key), timer.dueAt.sqlValue, .blob(timer.data)]
        )
    }

    /// True when there was one.
    @discardableResult
    func remove(timer: String, key: String) throws -> Bool {
        try connection.execute("DELETE FROM due WHERE timer = ? AND key = ?", [.text(timer), .text(key)]) > 0
    }

    /// Takes exactly this timer away; false when it was cancelled or moved since it was read.
    func take(_ timer: DueTimer) throws -> Bool {
        let sql = "DELETE FROM due WHERE timer = ? AND key = ? AND due_at = ?"
        return try connection.execute(sql, [.text(timer.timer), .text(timer.key), timer.dueAt.sqlValue]) > 0
    }

    /// Those that should run by now, in the order of their instants.
    func due(at now: Instant, limit: Int) throws -> [DueTimer] {
        let sql = "SELECT timer, key, due_at, data FROM due WHERE run_at <= ? ORDER BY due_at, timer, key LIMIT ?"
        return try connection.query(sql, [now.sqlValue, limit.sqlValue]) {
            DueTimer(timer: $0.text(0), key: $0.text(1), dueAt: $0.instant(2), data: $0.bytes(3))
        }
    }

    /// When the next one should run, and how many should have run already.
    func outlook(at now: Instant) throws -> (next: Instant?, overdue: Int) {
        let next = try connection.first("SELECT min(run_at) FROM due") { $0.optionalInstant(0) } ?? nil
        let overdue = try connection.first("SELECT count(*) FROM due WHERE run_at <= ?", [now.sqlValue]) { Int($0.int(0)) } ?? 0
        return (next, overdue)
    }

    /// Puts a timer off after a failure, twice as long each time from one second up to ten minutes; returns how often it failed.
    func postpone(_ timer: DueTimer, now: Instant, reason: String) throws -> Int {
        let sql = "SELECT failures FROM due WHERE timer = ? AND key = ? AND due_at = ?"
        let found = try connection.first(sql, [.text(timer.timer), .text(timer.key), timer.dueAt.sqlValue]) { Int($0.int(0)) }
        guard let earlier = found else { return 0 }
        let seconds = min(600, 1 << min(earlier, 10))
        try connection.execute(
            "UPDATE due SET run_at = ?, failures = failures + 1, last_failure = ? WHERE timer = ? AND key = ?",
            [now.adding(seconds: seconds).sqlValue, .text(reason), .text(timer.timer), .text(timer.key)]
        )
        return earlier + 1
    }
}

extension UnitOfWork {
    /// Asks for a timer at an instant. The same timer and key again moves it. Without effect while read models are rebuilt.
    public func schedule(_ timer: String, key: String, at instant: Instant, data: [UInt8] = []) throws {
        guard record.maySchedule else { return }
        try TimerTable(connection: connection).put(DueTimer(timer: timer, key: key, dueAt: instant, data: data))
        record.timersChanged = true
    }

    /// Takes a timer back; one that isn't there is fine.
    public func cancel(_ timer: String, key: String) throws {
        guard record.maySchedule else { return }
        if try TimerTable(connection: connection).remove(timer: timer, key: key) { record.timersChanged = true }
    }
}

extension Connection {
    /// For when a timer was asked; nil where it isn't there.
    public func instant(ofTimer timer: String, key: String) throws -> Instant? {
        try first("SELECT due_at FROM due WHERE timer = ? AND key = ?", [.text(timer), .text(key)]) { $0.instant(0) }
    }
}
