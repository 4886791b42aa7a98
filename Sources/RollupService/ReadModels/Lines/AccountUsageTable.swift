import Contracts
import Database

/// The seconds of each account in each month, apart from the rest of its line: they change with every recording, and nothing else does.
///
/// They have no index to sort by, since an entry would have to move for every recording; a page sorted by hours looks at all of the month's
/// rows instead, which are few bytes each and stand together.
struct AccountUsageTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-account-usage",
        """
        CREATE TABLE account_usage (
            month INTEGER NOT NULL,
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            segment INTEGER NOT NULL CHECK (segment >= 0),
            recorded_seconds INTEGER NOT NULL CHECK (recorded_seconds >= counted_seconds),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds >= 0),
            PRIMARY KEY (month, account_id)
        ) STRICT, WITHOUT ROWID;
        """
    )

    /// `LinesRefresh` brings what was deleted.
    static let deletedMigration = Migration(
        "rollup-account-usage-deleted",
        """
        CREATE TABLE account_usage_kept (
            month INTEGER NOT NULL,
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            segment INTEGER NOT NULL CHECK (segment >= 0),
            recorded_seconds INTEGER NOT NULL CHECK (recorded_seconds >= 0),
            counted_seconds INTEGER NOT NULL CHECK (counted_seconds BETWEEN 0 AND recorded_seconds + deleted_seconds),
            deleted_seconds INTEGER NOT NULL CHECK (deleted_seconds >= 0),
            PRIMARY KEY (month, account_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO account_usage_kept SELECT month, account_id, segment, recorded_seconds, counted_seconds, 0 FROM account_usage;
        DROP TABLE account_usage;
        ALTER TABLE account_usage_kept RENAME TO account_usage;
        """
    )

    /// What is known of a line after something was added to it.
    struct Added {
        /// The one it is stored under.
        let segment: Segment
        let usage: Usage
    }

    /// Adds what was recorded; nil where the account has no line in the month.
    func add(_ delta: Usage, to accountID: AccountID, _ month: Month) throws -> Added? {
        let sql = """
            UPDATE account_usage SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4,
                deleted_seconds = deleted_seconds + ?5
            WHERE month = ?1 AND account_id = ?2 RETURNING segment, recorded_seconds, counted_seconds, deleted_seconds
            """
        let arguments = [
            month.sqlValue, accountID.sqlValue, delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue,
            delta.deletedSeconds.sqlValue,
        ]
        // All rows are taken: a statement that is reset before its end would take its change back.
        return try connection.query(sql, arguments) { row in
            Added(segment: try Segment(code: Int(row.int(0))), usage: row.usage(1))
        }.first
    }

    func write(_ usage: Usage, of accountID: AccountID, _ month: Month, in segment: Segment) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO account_usage VALUES (?, ?, ?, ?, ?, ?)",
            [
                month.sqlValue, accountID.sqlValue, segment.code.sqlValue, usage.recordedSeconds.sqlValue, usage.countedSeconds.sqlValue,
                usage.deletedSeconds.sqlValue,
            ])
    }

    func delete(_ accountID: AccountID, _ month: Month) throws {
        try connection.execute("DELETE FROM account_usage WHERE month = ? AND account_id = ?", [month.sqlValue, accountID.sqlValue])
    }
}
