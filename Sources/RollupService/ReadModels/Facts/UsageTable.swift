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
        """
    )

    func add(_ delta: Usage, to workspaceID: WorkspaceID, in month: Month) throws {
        let key = [workspaceID.sqlValue, month.sqlValue]
        let changed = try connection.execute(
            """
            UPDATE workspace_usage SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
            WHERE workspace_id = ?1 AND month = ?2
            """,
            key + [delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue])
        if changed == 0 {
            try connection.execute(
                "INSERT INTO workspace_usage VALUES (?, ?, ?, ?, NULL)",
                key + [delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue])
        } else if delta.recordedSeconds < 0 {
            // A month without recordings leaves no trace, as if there had never been any.
            try connection.execute(
                "DELETE FROM workspace_usage WHERE workspace_id = ? AND month = ? AND recorded_seconds = 0 AND reset_at IS NULL", key)
        }
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
