import Contracts
import Database

/// The usage resets of each workspace and why each was made, from this service's own events.
struct ResetTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-resets",
        """
        CREATE TABLE usage_resets (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            at INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (workspace_id, at, event_id)
        ) STRICT, WITHOUT ROWID;
        """
    )

    /// What the resets of a workspace come to.
    struct Summary: Equatable {
        /// In the last 12 months.
        var count = 0
        /// Of the last one, however long ago.
        var lastReason: String?
    }

    func keep(_ event: UsageReset, id: String) throws {
        try connection.execute(
            "INSERT INTO usage_resets VALUES (?, ?, ?, ?) ON CONFLICT (workspace_id, at, event_id) DO NOTHING",
            [event.workspaceID.sqlValue, event.effectiveAt.sqlValue, id.sqlValue, event.reason.sqlValue])
    }

    func summary(_ workspaceID: WorkspaceID, now: Instant) throws -> Summary {
        let count = "SELECT count(*) FROM usage_resets WHERE workspace_id = ? AND at > ?"
        let last = "SELECT reason FROM usage_resets WHERE workspace_id = ? ORDER BY at DESC, event_id DESC LIMIT 1"
        let since = now.adding(months: -12)
        return Summary(
            count: try connection.first(count, [workspaceID.sqlValue, since.sqlValue]) { Int($0.int(0)) } ?? 0,
            lastReason: try connection.first(last, [workspaceID.sqlValue]) { $0.text(0) })
    }
}
