import Contracts
import Database

/// The seconds of each workspace in each month, whether or not the workspace itself is known yet.
///
/// The month comes first in the key: nearly all recordings are of the present month, whose rows so stand close together.
struct UsageTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-usage",
        """
        CREATE TABLE workspace_usage (
            month INTEGER NOT NULL,
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            recorded_seconds INTEGER NOT NULL CHECK (recorded_seconds >= counted_seconds),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds >= 0),
            reset_at INTEGER,
            PRIMARY KEY (month, workspace_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_usage_resets ON workspace_usage (month) WHERE reset_at IS NOT NULL;
        """
    )

    /// Adds to the usage of a month and answers what it is then.
    func add(_ delta: Usage, to workspaceID: WorkspaceID, in month: Month) throws -> Usage {
        let values = [month.sqlValue, workspaceID.sqlValue, delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue]
        if delta.recordedSeconds >= delta.countedSeconds, delta.countedSeconds >= 0 {
            return try change(
                """
                INSERT INTO workspace_usage VALUES (?1, ?2, ?3, ?4, NULL) ON CONFLICT DO UPDATE
                SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
                RETURNING recorded_seconds, counted_seconds
                """, values)
        }
        let usage = try change(
            """
            UPDATE workspace_usage SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
            WHERE month = ?1 AND workspace_id = ?2 RETURNING recorded_seconds, counted_seconds
            """, values)
        // A month without recordings leaves no trace, as if there had never been any.
        try connection.execute(
            "DELETE FROM workspace_usage WHERE month = ? AND workspace_id = ? AND recorded_seconds = 0 AND reset_at IS NULL",
            Array(values.prefix(2)))
        return usage
    }

    func resets(_ month: Month) throws -> [WorkspaceID: Instant] {
        let sql = "SELECT workspace_id, reset_at FROM workspace_usage WHERE month = ? AND reset_at IS NOT NULL"
        let rows: [(WorkspaceID, Instant)] = try connection.query(sql, [month.sqlValue]) { ($0.id(0), $0.instant(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// The last reset of a workspace's count in a month.
    func resetAt(_ workspaceID: WorkspaceID, _ month: Month) throws -> Instant? {
        let sql = "SELECT reset_at FROM workspace_usage WHERE month = ? AND workspace_id = ?"
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// Starts the count of a month again; the later of two resets holds, in whatever order they come.
    func reset(_ workspaceID: WorkspaceID, at instant: Instant) throws {
        let month = instant.month
        let resetAt = max(instant, try resetAt(workspaceID, month) ?? instant)
        let counted = try RecordingTable(connection: connection).seconds(workspaceID, from: resetAt, until: month.end)
        try connection.execute(
            """
            INSERT INTO workspace_usage VALUES (?1, ?2, ?3, ?3, ?4) ON CONFLICT DO UPDATE SET counted_seconds = ?3, reset_at = ?4
            """, [month.sqlValue, workspaceID.sqlValue, counted.sqlValue, resetAt.sqlValue])
    }

    func usage(_ workspaceID: WorkspaceID, _ months: ClosedRange<Month>) throws -> [Month: Usage] {
        var usage: [Month: Usage] = [:]
        let sql = "SELECT recorded_seconds, counted_seconds FROM workspace_usage WHERE month = ? AND workspace_id = ?"
        for month in (months.lowerBound.index...months.upperBound.index).map(Month.init(index:)) {
            usage[month] = try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) {
                Usage(recordedSeconds: $0.int(0), countedSeconds: $0.int(1))
            }
        }
        return usage
    }

    private func change(_ sql: String, _ values: [SQLValue]) throws -> Usage {
        // All rows are taken: a statement that is reset before its end would take its change back.
        let changed = try connection.query(sql, values) { Usage(recordedSeconds: $0.int(0), countedSeconds: $0.int(1)) }
        return changed.first ?? Usage()
    }
}
