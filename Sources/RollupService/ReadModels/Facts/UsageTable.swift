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

    /// Adds what has been deleted, which older versions took out of the count too. Accounts follow with `LinesRefresh`.
    static let deletedMigration = Migration(
        "rollup-usage-deleted",
        """
        CREATE TABLE usage_kept (
            month INTEGER NOT NULL,
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            recorded_seconds INTEGER NOT NULL CHECK (recorded_seconds >= 0),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds BETWEEN 0 AND recorded_seconds + deleted_seconds),
            deleted_seconds INTEGER NOT NULL CHECK (deleted_seconds >= 0),
            reset_at INTEGER,
            PRIMARY KEY (month, workspace_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO usage_kept SELECT month, workspace_id, recorded_seconds, counted_seconds, 0, reset_at FROM workspace_usage;
        WITH seconds AS (
            SELECT workspace_id, recorded_at, seconds, (recorded_at - (recorded_at % 1000 + 1000) % 1000) / 1000 AS unix_time
            FROM conversations WHERE deleted = 1 AND seconds BETWEEN 1 AND \(RecordedSeconds.range.upperBound)
        ), deleted AS (
            SELECT CAST(strftime('%Y', unix_time, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', unix_time, 'unixepoch') AS INTEGER) - 1
                AS month, workspace_id, recorded_at, seconds FROM seconds
        ), sums AS (
            SELECT month, workspace_id, sum(seconds) AS all_seconds,
                sum(CASE WHEN recorded_at >= coalesce(u.reset_at, recorded_at) THEN seconds ELSE 0 END) AS counted_seconds
            FROM deleted LEFT JOIN workspace_usage AS u USING (month, workspace_id) GROUP BY month, workspace_id
        )
        INSERT INTO usage_kept SELECT month, workspace_id, 0, counted_seconds, all_seconds, NULL FROM sums WHERE true ON CONFLICT DO UPDATE
        SET deleted_seconds = excluded.deleted_seconds, counted_seconds = counted_seconds + excluded.counted_seconds;
        DROP TABLE workspace_usage;
        ALTER TABLE usage_kept RENAME TO workspace_usage;
        CREATE INDEX workspace_usage_resets ON workspace_usage (month) WHERE reset_at IS NOT NULL;
        """
    )

    /// Adds to the usage of a month and answers what it is then.
    func add(_ delta: Usage, to workspaceID: WorkspaceID, in month: Month) throws -> Usage {
        let values = [
            month.sqlValue, workspaceID.sqlValue, delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue,
            delta.deletedSeconds.sqlValue,
        ]
        let sums = """
            recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4, deleted_seconds = deleted_seconds + ?5
            """
        if delta.recordedSeconds >= 0, delta.deletedSeconds >= 0, (0...delta.consumedSeconds).contains(delta.countedSeconds) {
            return try change(
                """
                INSERT INTO workspace_usage VALUES (?1, ?2, ?3, ?4, ?5, NULL) ON CONFLICT DO UPDATE SET \(sums) RETURNING \(Self.sums)
                """, values)
        }
        let usage = try change(
            "UPDATE workspace_usage SET \(sums) WHERE month = ?1 AND workspace_id = ?2 RETURNING \(Self.sums)", values)
        // A month without recordings leaves no trace, as if there had never been any.
        try connection.execute(
            """
            DELETE FROM workspace_usage
            WHERE month = ? AND workspace_id = ? AND recorded_seconds = 0 AND deleted_seconds = 0 AND reset_at IS NULL
            """, Array(values.prefix(2)))
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
        // Where there is no row nothing was recorded; a row that conflicts is checked like any other.
        try connection.execute(
            """
            INSERT INTO workspace_usage VALUES (?1, ?2, ?3, ?3, 0, ?4) ON CONFLICT DO UPDATE SET counted_seconds = ?3, reset_at = ?4
            """, [month.sqlValue, workspaceID.sqlValue, counted.sqlValue, resetAt.sqlValue])
    }

    func usage(_ workspaceID: WorkspaceID, _ months: ClosedRange<Month>) throws -> [Month: Usage] {
        var usage: [Month: Usage] = [:]
        let sql = "SELECT \(Self.sums) FROM workspace_usage WHERE month = ? AND workspace_id = ?"
        for month in (months.lowerBound.index...months.upperBound.index).map(Month.init(index:)) {
            usage[month] = try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { $0.usage(0) }
        }
        return usage
    }

    private func change(_ sql: String, _ values: [SQLValue]) throws -> Usage {
        // All rows are taken: a statement that is reset before its end would take its change back.
        try connection.query(sql, values) { $0.usage(0) }.first ?? Usage()
    }

    /// In the order of `Row.usage`.
    private static let sums = "recorded_seconds, counted_seconds, deleted_seconds"
}

extension Row {
    /// The seconds recorded, counted and deleted, from a column on.
    func usage(_ index: Int) -> Usage {
        Usage(recordedSeconds: int(index), countedSeconds: int(index + 1), deletedSeconds: int(index + 2))
    }
}
