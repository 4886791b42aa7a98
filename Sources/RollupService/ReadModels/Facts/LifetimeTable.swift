import Contracts
import Database

/// What each workspace has recorded since its last usage reset, or ever where there was none: the platform locks a capped workspace on that, and
/// not on the hours of the month.
struct LifetimeTable {
    let connection: Connection

    /// Made from the months that an older version kept. The sums are clamped, since it took any number of seconds.
    static let migration = Migration(
        "rollup-lifetimes",
        """
        CREATE TABLE workspace_lifetimes (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds >= 0),
            reset_at INTEGER,
            reset_month INTEGER CHECK ((reset_month IS NULL) = (reset_at IS NULL)),
            recorded_at INTEGER
        ) STRICT, WITHOUT ROWID;
        WITH resets AS (
            SELECT workspace_id, max(month) AS month, max(reset_at) AS reset_at FROM workspace_usage WHERE reset_at IS NOT NULL GROUP BY 1
        ), sums AS (
            SELECT workspace_id, resets.reset_at, resets.month, total(
                CASE WHEN resets.month IS NULL OR u.month > resets.month THEN recorded_seconds + deleted_seconds
                    WHEN u.month = resets.month THEN counted_seconds ELSE 0 END) AS seconds
            FROM workspace_usage AS u LEFT JOIN resets USING (workspace_id) GROUP BY workspace_id
        ), recordings AS (
            SELECT workspace_id, max(recorded_at) AS recorded_at FROM conversations GROUP BY 1
        ), workspaces AS (
            SELECT workspace_id FROM sums UNION SELECT workspace_id FROM recordings
        )
        INSERT INTO workspace_lifetimes
        SELECT workspace_id, CAST(min(9e18, coalesce(seconds, 0)) AS INTEGER), reset_at, month, recorded_at
        FROM workspaces LEFT JOIN sums USING (workspace_id) LEFT JOIN recordings USING (workspace_id);
        """
    )

    struct Lifetime: Equatable {
        var countedSeconds: Int64
        var resetAt: Instant?
        /// When the newest recording was made that was ever told of, though it may have been corrected or deleted since: somebody was there.
        var recordedAt: Instant?
    }

    /// The count around a change of it.
    struct Change: Equatable {
        var before: Int64
        var after: Int64
    }

    func lifetime(_ workspaceID: WorkspaceID) throws -> Lifetime? {
        let sql = "SELECT counted_seconds, reset_at, recorded_at FROM workspace_lifetimes WHERE workspace_id = ?"
        return try connection.first(sql, [workspaceID.sqlValue]) { row in
            Lifetime(countedSeconds: row.int(0), resetAt: row.optionalInstant(1), recordedAt: row.optionalInstant(2))
        }
    }

    /// Adds what a month has more, or less, as far as it lies behind the last reset.
    /// - Parameter recordedAt: when something of it was recorded.
    func add(_ delta: Usage, to workspaceID: WorkspaceID, in month: Month, recordedAt: Instant) throws -> Change {
        let sql = """
            INSERT INTO workspace_lifetimes (workspace_id, counted_seconds, recorded_at) VALUES (?1, max(0, ?3), ?5) ON CONFLICT DO UPDATE
            SET counted_seconds = max(0, counted_seconds
                    + CASE WHEN reset_month IS NULL OR reset_month < ?2 THEN ?3 WHEN reset_month = ?2 THEN ?4 ELSE 0 END),
                recorded_at = max(?5, coalesce(recorded_at, ?5))
            RETURNING counted_seconds, reset_month
            """
        let values = [
            workspaceID.sqlValue, month.sqlValue, delta.consumedSeconds.sqlValue, delta.countedSeconds.sqlValue, recordedAt.sqlValue,
        ]
        // All rows are taken: a statement that is reset before its end would take its change back.
        let rows: [(after: Int64, resetMonth: Int64?)] = try connection.query(sql, values) { ($0.int(0), $0.optionalInt(1)) }
        guard let row = rows.first else { return Change(before: 0, after: 0) }
        let isAfterReset = row.resetMonth.map { $0 < Int64(month.index) } ?? true
        let isOfReset = row.resetMonth == Int64(month.index)
        let change = isAfterReset ? delta.consumedSeconds : isOfReset ? delta.countedSeconds : 0
        return Change(before: row.after.addingSaturated(0 - change), after: row.after)
    }

    /// Starts the count again, where no later reset has. `UsageTable` must have started that of the month before.
    /// - Parameter upTo: the last month in which something can have been recorded.
    func reset(_ workspaceID: WorkspaceID, at instant: Instant, upTo last: Month) throws {
        if let known = try lifetime(workspaceID)?.resetAt, known >= instant { return }
        let month = instant.month
        let usage = try UsageTable(connection: connection).usage(workspaceID, month...max(month, last))
        let seconds = try usage.reduce(Int64(0)) { sum, entry in
            try sum.adding(entry.key == month ? entry.value.countedSeconds : entry.value.consumedSeconds, "seconds since the reset")
        }
        try connection.execute(
            """
            INSERT INTO workspace_lifetimes (workspace_id, counted_seconds, reset_at, reset_month) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET counted_seconds = ?2, reset_at = ?3, reset_month = ?4
            """, [workspaceID.sqlValue, seconds.sqlValue, instant.sqlValue, month.sqlValue])
    }
}
