import Contracts
import Database

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

    /// The few that are deleted, which were consumed all the same.
    static let deletedMigration = Migration(
        "rollup-recordings-deleted",
        "CREATE INDEX conversations_deleted_by_time ON conversations (recorded_at, workspace_id, seconds) WHERE deleted = 1;")

    /// What a conversation adds to its workspace.
    struct Contribution {
        let workspaceID: WorkspaceID
        let recordedAt: Instant
        let seconds: Int64
        let isDeleted: Bool
    }

    /// What a fact takes away and what it adds; both nil for one that is older than what is known.
    func keep(_ fact: ConversationRecorded, _ stamp: FactStamp) throws -> (removed: Contribution?, added: Contribution?) {
        let deleted = fact.deleted ?? false
        let added = Contribution(
            workspaceID: fact.workspaceID, recordedAt: fact.recordedAt, seconds: fact.seconds.value, isDeleted: deleted)
        let values =
            stamp.sqlValues + [
                fact.conversationID.sqlValue, fact.workspaceID.sqlValue, fact.recordedAt.sqlValue, fact.seconds.value.sqlValue,
                deleted.sqlValue,
            ]
        // Nearly every fact speaks of a conversation for the first time: one statement does it then.
        if try connection.execute(Self.insert, values) > 0 { return (nil, added) }
        let known = try connection.first(Self.select, [fact.conversationID.sqlValue]) { row in
            (
                stamp: row.stamp(0),
                contribution: Contribution(
                    workspaceID: row.id(3), recordedAt: row.instant(4), seconds: row.int(5), isDeleted: row.bool(6))
            )
        }
        guard let known, known.stamp < stamp else { return (nil, nil) }
        try connection.execute(Self.update, values)
        return (known.contribution, added)
    }

    private static let insert = """
        INSERT INTO conversations (\(FactTime.columns), conversation_id, workspace_id, recorded_at, seconds, deleted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation_id) DO NOTHING
        """

    private static let select = """
        SELECT \(FactTime.columns), workspace_id, recorded_at, seconds, deleted FROM conversations WHERE conversation_id = ?
        """

    private static let update = """
        UPDATE conversations SET (\(FactTime.columns), workspace_id, recorded_at, seconds, deleted) = (?1, ?2, ?3, ?5, ?6, ?7, ?8)
        WHERE conversation_id = ?4
        """

    /// The seconds recorded in a workspace from one instant until before another, also those deleted since. Reads the recordings of all workspaces in that time,
    /// which are few where a count has just started again; an index by workspace would cost every recording more than it saves.
    ///
    /// Added up here, since SQLite's own `sum` fails in a way that looks as if it might pass. Throws `SumOverflow`.
    func seconds(_ workspaceID: WorkspaceID, from start: Instant, until end: Instant) throws -> Int64 {
        let sql = "SELECT seconds FROM conversations WHERE workspace_id = ? AND recorded_at >= ? AND recorded_at < ?"
        var sum: Int64 = 0
        try connection.forEach(sql, [workspaceID.sqlValue, start.sqlValue, end.sqlValue]) { row in
            sum = try sum.adding(row.int(0), "counted seconds")
        }
        return sum
    }

    /// The seconds recorded from the beginning of a month until before an instant in the workspaces that an account had in it. Reads the index
    /// entries of all recordings of that time, which one account at a time can be asked for, and a whole list of them can't.
    func seconds(of accountID: AccountID, _ month: Month, until end: Instant) throws -> Int64 {
        let sql = """
            SELECT seconds FROM conversations INDEXED BY conversations_by_time
            WHERE deleted = 0 AND recorded_at >= ?3 AND recorded_at < ?4
                AND workspace_id IN (SELECT workspace_id FROM workspace_months WHERE account_id = ?1 AND month = ?2)
            """
        var sum: Int64 = 0
        try connection.forEach(sql, [accountID.sqlValue, month.sqlValue, month.start.sqlValue, end.sqlValue]) { row in
            sum = sum.addingSaturated(row.int(0))
        }
        return sum
    }

    /// The recordings of some workspaces from one instant until before another, without those deleted. One look at the index entries of all recordings of
    /// that time for as many workspaces as a statement may name.
    func forEach(in workspaces: [WorkspaceID], from start: Instant, until end: Instant, _ body: (WorkspaceID, Int64) -> Void) throws {
        for first in stride(from: 0, to: workspaces.count, by: Self.namedMaximum) {
            let named = workspaces[first..<min(workspaces.count, first + Self.namedMaximum)]
            let places = Array(repeating: "?", count: named.count).joined(separator: ", ")
            let sql = """
                SELECT workspace_id, seconds FROM conversations INDEXED BY conversations_by_time
                WHERE deleted = 0 AND recorded_at >= ? AND recorded_at < ? AND workspace_id IN (\(places))
                """
            try connection.forEach(sql, [start.sqlValue, end.sqlValue] + named.map(\.sqlValue)) { body($0.id(0), $0.int(1)) }
        }
    }

    /// SQLite takes up to 32,766 values.
    private static let namedMaximum = 10_000

    /// The recordings of a month in those workspaces that `LockTable` asks about, also those deleted since, in the order of time. One look at the index entries of all
    /// recordings of the month, however many workspaces it is for.
    func forEachOfUndated(in month: Month, limit: Int, _ body: (WorkspaceID, Instant, Int64) -> Void) throws {
        let sql = """
            WITH asked AS MATERIALIZED (
                SELECT workspace_id FROM workspace_locks WHERE reached_at IS NULL ORDER BY workspace_id LIMIT ?3)
            SELECT workspace_id, recorded_at, seconds FROM conversations INDEXED BY conversations_by_time
            WHERE deleted = 0 AND recorded_at >= ?1 AND recorded_at < ?2 AND workspace_id IN (SELECT workspace_id FROM asked)
            UNION ALL
            SELECT workspace_id, recorded_at, seconds FROM conversations INDEXED BY conversations_deleted_by_time
            WHERE deleted = 1 AND recorded_at >= ?1 AND recorded_at < ?2 AND workspace_id IN (SELECT workspace_id FROM asked)
            ORDER BY recorded_at
            """
        try connection.forEach(sql, [month.start.sqlValue, month.end.sqlValue, limit.sqlValue]) { row in
            body(row.id(0), row.instant(1), row.int(2))
        }
    }
}
