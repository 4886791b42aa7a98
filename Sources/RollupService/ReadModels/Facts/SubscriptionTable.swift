import Contracts
import Database
import EventKit

/// How the subscription of every account stood over time, as billing announced it.
struct SubscriptionTable {
    let connection: Connection

    /// A database of an older version has read these events already, and kept no more of them than whether money is collected:
    /// `TermEventTable` lets them be read again.
    static let migration = Migration(
        "rollup-subscriptions",
        """
        CREATE TABLE account_subscriptions (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            effective_at INTEGER NOT NULL,
            position INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'past_due', 'canceled')),
            since INTEGER,
            until INTEGER,
            reprice_failed_at INTEGER,
            provisioned_seats INTEGER,
            PRIMARY KEY (account_id, effective_at, position)
        ) STRICT, WITHOUT ROWID;
        """
    )
    /// False for what is known already.
    func keep(_ entry: SubscriptionStandings.Entry, of accountID: AccountID) throws -> Bool {
        let standing = entry.standing
        return try connection.execute(
            "INSERT INTO account_subscriptions VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, effective_at, position) DO NOTHING",
            [
                accountID.sqlValue, entry.effectiveAt.sqlValue, entry.position.sqlValue, standing.status.rawValue.sqlValue,
                standing.since.sqlValue, standing.until.sqlValue, standing.repriceFailedAt.sqlValue, standing.provisionedSeats.sqlValue,
            ]) > 0
    }

    func standings(of accountID: AccountID) throws -> SubscriptionStandings {
        let sql = """
            SELECT effective_at, position, status, since, until, reprice_failed_at, provisioned_seats FROM account_subscriptions
            WHERE account_id = ?
            """
        return SubscriptionStandings(
            try connection.query(sql, [accountID.sqlValue]) { row in
                SubscriptionStandings.Entry(
                    effectiveAt: row.instant(0), position: row.int(1),
                    standing: SubscriptionStanding(
                        status: try row.choice(2), since: row.optionalInstant(3), until: row.optionalInstant(4),
                        repriceFailedAt: row.optionalInstant(5), provisionedSeats: row.optionalInt(6).map { Int($0) }))
            })
    }
}
