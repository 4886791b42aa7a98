import Contracts
import Database
import ServiceKit

/// Every conversation, in its newest state.
struct RecordingTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-recordings",
        """
        CREATE TABLE conversations (
            conversation_id BLOB PRIMARY KEY NOT NULL CHECK (length(conversation_id) = 16),
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            recorded_at INTEGER NOT NULL,
            seconds INTEGER NOT NULL CHECK (seconds >= 0),
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            fact_at INTEGER NOT NULL,
            fact_id TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX conversations_by_time ON conversations (recorded_at, workspace_id, seconds) WHERE deleted = 0;
        """
    )

    /// What a conversation adds to its workspace.
    struct Contribution {
        let workspaceID: WorkspaceID
        let recordedAt: Instant
        let seconds: Int64
    }

    /// What a fact takes away and what it adds; both nil for one that is older than what is known.
    func keep(_ fact: ConversationRecorded, _ stamp: FactStamp) throws -> (removed: Contribution?, added: Contribution?) {
        let deleted = fact.deleted ?? false
        let added = deleted ? nil : Contribution(workspaceID: fact.workspaceID, recordedAt: fact.recordedAt, seconds: fact.seconds.value)
        let values: [SQLValue] = [
            fact.conversationID.sqlValue, fact.workspaceID.sqlValue, fact.recordedAt.sqlValue, fact.seconds.value.sqlValue, deleted.sqlValue,
            stamp.at.sqlValue, stamp.id.sqlValue,
        ]
        // Nearly every fact speaks of a conversation for the first time: one statement does it then.
        if try connection.execute("INSERT OR IGNORE INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)", values) > 0 { return (nil, added) }
        let sql = "SELECT workspace_id, recorded_at, seconds, deleted, fact_at, fact_id FROM conversations WHERE conversation_id = ?"
        let known = try connection.first(sql, [fact.conversationID.sqlValue]) { row in
            (
                contribution: row.bool(3)
                    ? nil : Contribution(workspaceID: row.id(0), recordedAt: row.instant(1), seconds: row.int(2)),
                stamp: FactStamp(at: row.instant(4), id: row.text(5))
            )
        }
        if let known, stamp <= known.stamp { return (nil, nil) }
        try connection.execute("REPLACE INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return (known?.contribution, added)
    }

    /// The seconds recorded in a workspace from one instant until before another. Reads the recordings of all workspaces in that time,
    /// which are few where a count has just started again; an index by workspace would cost every recording more than it saves.
    func seconds(_ workspaceID: WorkspaceID, from start: Instant, until end: Instant) throws -> Int64 {
        let sql = """
            SELECT coalesce(sum(seconds), 0) FROM conversations
            WHERE workspace_id = ? AND recorded_at >= ? AND recorded_at < ? AND deleted = 0
            """
        return try connection.first(sql, [workspaceID.sqlValue, start.sqlValue, end.sqlValue]) { $0.int(0) } ?? 0
    }
}
