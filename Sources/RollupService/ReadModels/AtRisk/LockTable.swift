import Contracts
import Database

/// The workspaces that the platform has locked, since all that they recorded since their last reset reaches their cap; when somebody was last
/// there, and when the cap was reached.
///
/// That instant isn't known at once: `LockWatch` looks for it.
struct LockTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-locks",
        """
        CREATE TABLE workspace_locks (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
            cap_seconds INTEGER NOT NULL CHECK (cap_seconds > 0),
            active_at INTEGER,
            reached_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_locks_by_activity ON workspace_locks (active_at);
        CREATE INDEX workspace_locks_undated ON workspace_locks (workspace_id) WHERE reached_at IS NULL;
        """
    )

    /// Keeps a lock, and with the same cap also what is known of its beginning. True when that is still to be found.
    func keep(_ workspaceID: WorkspaceID, _ lock: RiskPlacement.Lock) throws -> Bool {
        let sql = """
            INSERT INTO workspace_locks VALUES (?1, ?2, ?3, NULL) ON CONFLICT DO UPDATE
            SET active_at = ?3, reached_at = CASE WHEN cap_seconds = ?2 THEN reached_at END, cap_seconds = ?2
            RETURNING reached_at
            """
        // Whether it is null is asked here: SQLite 3.40 says no to `reached_at IS NULL` in a table with an index of just those rows.
        // All rows are taken: a statement that is reset before its end would take its change back.
        let rows = try connection.query(sql, [workspaceID.sqlValue, lock.capSeconds.sqlValue, lock.activeAt.sqlValue]) { $0.isNull(0) }
        return rows.first ?? true
    }

    func lock(_ workspaceID: WorkspaceID) throws -> RiskPlacement.Lock? {
        let sql = "SELECT cap_seconds, active_at FROM workspace_locks WHERE workspace_id = ?"
        return try connection.first(sql, [workspaceID.sqlValue]) {
            RiskPlacement.Lock(capSeconds: $0.int(0), activeAt: $0.optionalInstant(1))
        }
    }

    func remove(_ workspaceID: WorkspaceID) throws {
        try connection.execute("DELETE FROM workspace_locks WHERE workspace_id = ?", [workspaceID.sqlValue])
    }

    /// Something recorded at an instant has come or gone, so that a cap that was reached by then has to be looked at again.
    func forgetDate(_ workspaceID: WorkspaceID, from instant: Instant) throws {
        let sql = "UPDATE workspace_locks SET reached_at = NULL WHERE workspace_id = ? AND reached_at >= ?"
        try connection.execute(sql, [workspaceID.sqlValue, instant.sqlValue])
    }

    /// True where the workspace is locked, and nobody is known to have been there since the instant.
    func isLocked(_ workspaceID: WorkspaceID, activeBefore instant: Instant) throws -> Bool {
        let sql = "SELECT coalesce(active_at < ?, 1) FROM workspace_locks WHERE workspace_id = ?"
        return try connection.first(sql, [instant.sqlValue, workspaceID.sqlValue]) { $0.bool(0) } ?? false
    }

    /// The workspaces where somebody was last seen in a time, the longest ago first. Those of one instant come together, whatever the limit.
    func lastActive(after: Instant, upTo: Instant, limit: Int) throws -> [(workspaceID: WorkspaceID, activeAt: Instant)] {
        let sql = "SELECT workspace_id, active_at FROM workspace_locks WHERE active_at > ? AND active_at <= ? ORDER BY active_at LIMIT ?"
        func read(_ row: Row) -> (workspaceID: WorkspaceID, activeAt: Instant) { (row.id(0), row.instant(1)) }
        let found = try connection.query(sql, [after.sqlValue, upTo.sqlValue, limit.sqlValue], read)
        guard found.count == limit, let last = found.last else { return found }
        let same = "SELECT workspace_id, active_at FROM workspace_locks WHERE active_at = ?"
        let together = try connection.query(same, [last.activeAt.sqlValue], read)
        return found.filter { $0.activeAt < last.activeAt } + together
    }

    /// The first of those whose beginning is still to be found, in the order of their ids.
    func undated(limit: Int) throws -> [(workspaceID: WorkspaceID, capSeconds: Int64)] {
        let sql = "SELECT workspace_id, cap_seconds FROM workspace_locks WHERE reached_at IS NULL ORDER BY workspace_id LIMIT ?"
        return try connection.query(sql, [limit.sqlValue]) { ($0.id(0), $0.int(1)) }
    }

    func date(_ workspaceID: WorkspaceID, reachedAt: Instant) throws {
        let sql = "UPDATE workspace_locks SET reached_at = ? WHERE workspace_id = ?"
        try connection.execute(sql, [reachedAt.sqlValue, workspaceID.sqlValue])
    }
}
