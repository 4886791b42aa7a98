import Contracts
import Database
import ServiceKit

/// The seconds of each workspace in each month, whether or not the workspace itself is known yet.
struct UsageTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-usage",
        """
        CREATE TABLE workspace_usage (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            month INTEGER NOT NULL,
            recorded_seconds INTEGER NOT NULL CHECK (recorded_seconds >= counted_seconds),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds >= 0),
            reset_at INTEGER,
            PRIMARY KEY (workspace_id, month)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_usage_resets ON workspace_usage (month) WHERE reset_at IS NOT NULL;
        """
    )

    func add(_ delta: Usage, to workspaceID: WorkspaceID, in month: Month) throws {
        let values = [workspaceID.sqlValue, month.sqlValue, delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue]
        if delta.recordedSeconds >= delta.countedSeconds, delta.countedSeconds >= 0 {
            try connection.execute(
                """
                INSERT INTO workspace_usage VALUES (?1, ?2, ?3, ?4, NULL) ON CONFLICT DO UPDATE
                SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
                """, values)
            return
        }
        try connection.execute(
            """
            UPDATE workspace_usage SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
            WHERE workspace_id = ?1 AND month = ?2
            """, values)
        // A month without recordings leaves no trace, as if there had never been any.
        try connection.execute(
            "DELETE FROM workspace_usage WHERE workspace_id = ? AND month = ? AND recorded_seconds = 0 AND reset_at IS NULL",
            Array(values.prefix(2)))
    }

    func resets(_ month: Month) throws -> [WorkspaceID: Instant] {
        let sql = "SELECT workspace_id, reset_at FROM workspace_usage WHERE month = ? AND reset_at IS NOT NULL"
        let rows: [(WorkspaceID, Instant)] = try connection.query(sql, [month.sqlValue]) { ($0.id(0), $0.instant(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// The last reset of a workspace's count in a month.
    func resetAt(_ workspaceID: WorkspaceID, _ month: Month) throws -> Instant? {
        let sql = "SELECT reset_at FROM workspace_usage WHERE workspace_id = ? AND month = ?"
        return try connection.first(sql, [workspaceID.sqlValue, month.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// Starts the count of a month again; the later of two resets holds, in whatever order they come.
    func reset(_ workspaceID: WorkspaceID, at instant: Instant) throws {
        let month = instant.month
        let resetAt = max(instant, try resetAt(workspaceID, month) ?? instant)
        let recordings = RecordingTable(connection: connection)
        try connection.execute(
            "INSERT OR REPLACE INTO workspace_usage VALUES (?, ?, ?, ?, ?)",
            [
                workspaceID.sqlValue, month.sqlValue,
                try recordings.seconds(workspaceID, from: month.start, until: month.end).sqlValue,
                try recordings.seconds(workspaceID, from: resetAt, until: month.end).sqlValue, resetAt.sqlValue,
            ])
    }

    func usage(_ workspaceID: WorkspaceID, from first: Month) throws -> [Month: Usage] {
        let sql = "SELECT month, recorded_seconds, counted_seconds FROM workspace_usage WHERE workspace_id = ? AND month >= ?"
        let rows = try connection.query(sql, [workspaceID.sqlValue, first.sqlValue]) {
            ($0.month(0), Usage(recordedSeconds: $0.int(1), countedSeconds: $0.int(2)))
        }
        return Dictionary(rows) { first, _ in first }
    }
}
