import Contracts
import Database
import Terms

/// The trials that have ended, one row each, so that no month's conversion needs a look at histories.
struct TrialTable {
    let connection: Connection

    /// The trials whose end lies in one month.
    struct Counts: Sendable, Equatable {
        var ended = 0
        var converted = 0
        /// Not converted, while there is still time.
        var open = 0
    }

    static let migration = Migration(
        "rollup-ended-trials",
        """
        CREATE TABLE ended_trials (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            ended_at INTEGER NOT NULL,
            converted_at INTEGER CHECK (converted_at >= ended_at),
            PRIMARY KEY (account_id, ended_at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ended_trials_by_end ON ended_trials (ended_at, converted_at);
        """
    )

    /// Brings the trials of an account to what they should be, writing only what differs.
    func replace(_ accountID: AccountID, with trials: [EndedTrial]) throws {
        guard try self.trials(of: accountID) != trials else { return }
        try connection.execute("DELETE FROM ended_trials WHERE account_id = ?", [accountID.sqlValue])
        for trial in trials {
            try connection.execute(
                "INSERT OR REPLACE INTO ended_trials VALUES (?, ?, ?)",
                [accountID.sqlValue, trial.endedAt.sqlValue, trial.convertedAt.sqlValue])
        }
    }

    func counts(_ month: Month, now: Instant) throws -> Counts {
        let sql = """
            SELECT count(*), count(converted_at), coalesce(sum(converted_at IS NULL AND ended_at > ?3), 0)
            FROM ended_trials WHERE ended_at >= ?1 AND ended_at < ?2
            """
        let values = [month.start.sqlValue, month.end.sqlValue, TrialConversion.newestDecidedEnd(at: now).sqlValue]
        return try connection.first(sql, values) { row in
            Counts(ended: Int(row.int(0)), converted: Int(row.int(1)), open: Int(row.int(2)))
        } ?? Counts()
    }

    func trials(of accountID: AccountID) throws -> [EndedTrial] {
        let sql = "SELECT ended_at, converted_at FROM ended_trials WHERE account_id = ? ORDER BY ended_at"
        return try connection.query(sql, [accountID.sqlValue]) { row in
            EndedTrial(endedAt: row.instant(0), convertedAt: row.optionalInstant(1))
        }
    }
}
