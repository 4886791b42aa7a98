import Contracts
import Database

/// When users logged in. The same instant told twice is one login.
struct LoginTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-logins",
        """
        CREATE TABLE logins (
            user_id BLOB NOT NULL CHECK (length(user_id) = 16),
            at INTEGER NOT NULL,
            PRIMARY KEY (user_id, at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX logins_by_time ON logins (at);
        """
    )

    /// False for a login that is known already.
    func keep(_ fact: UserLoggedIn) throws -> Bool {
        let sql = "INSERT INTO logins VALUES (?, ?) ON CONFLICT (user_id, at) DO NOTHING"
        return try connection.execute(sql, [fact.userID.sqlValue, fact.at.sqlValue]) > 0
    }

    func count(_ userID: UserID, in window: LoginWindow) throws -> Int {
        let sql = "SELECT count(*) FROM logins WHERE user_id = ? AND at > ? AND at < ?"
        return try connection.first(sql, [userID.sqlValue, window.after.sqlValue, window.before.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    /// The instants of a user's logins past an instant, in order.
    func logins(_ userID: UserID, after instant: Instant) throws -> [Instant] {
        let sql = "SELECT at FROM logins WHERE user_id = ? AND at > ? ORDER BY at"
        return try connection.query(sql, [userID.sqlValue, instant.sqlValue]) { $0.instant(0) }
    }

    /// Whether logins of before an instant have been told at all; where they begin later, nobody knows who was there.
    func areKnown(before instant: Instant) throws -> Bool {
        try connection.first("SELECT 1 FROM logins WHERE at < ? LIMIT 1", [instant.sqlValue]) { _ in true } ?? false
    }

    func last(_ userID: UserID, before instant: Instant) throws -> Instant? {
        let sql = "SELECT max(at) FROM logins WHERE user_id = ? AND at < ?"
        return try connection.first(sql, [userID.sqlValue, instant.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// The oldest logins past `after` and up to `upTo`, in order.
    func logins(after: Instant, upTo: Instant, limit: Int) throws -> [UserLoggedIn] {
        let sql = "SELECT user_id, at FROM logins WHERE at > ? AND at <= ? ORDER BY at, user_id LIMIT ?"
        return try connection.query(sql, [after.sqlValue, upTo.sqlValue, limit.sqlValue]) {
            UserLoggedIn(userID: $0.id(0), at: $0.instant(1))
        }
    }
}
