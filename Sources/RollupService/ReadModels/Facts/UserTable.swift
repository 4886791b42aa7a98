import Contracts
import Database

/// The users of the platform as they are now: contacts are shown under the name they have today.
struct UserTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-users",
        """
        CREATE TABLE users (
            user_id BLOB PRIMARY KEY NOT NULL CHECK (length(user_id) = 16),
            email TEXT NOT NULL,
            email_key TEXT NOT NULL,
            display_name TEXT NOT NULL,
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            fact_at INTEGER NOT NULL,
            fact_id TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX users_by_email ON users (email_key, user_id) WHERE deleted = 0;
        """
    )

    struct User: Sendable, Equatable {
        let userID: UserID
        let name: String
        let email: String
        let deleted: Bool

        /// The address by which an invitation may know the user; a deleted user has none any more.
        var emailKey: String? { deleted ? nil : EmailKey.of(email) }
    }

    enum Outcome {
        case older
        /// The state before, nil for a user who was not known.
        case newer(before: User?)
    }

    func keep(_ fact: UserChanged, _ stamp: FactStamp) throws -> Outcome {
        let sql = "SELECT \(FactTime.columns), display_name, email, deleted FROM users WHERE user_id = ?"
        let known = try connection.first(sql, [fact.userID.sqlValue]) { row in
            (user: User(userID: fact.userID, name: row.text(3), email: row.text(4), deleted: row.bool(5)), stamp: row.stamp(0))
        }
        if let known, stamp <= known.stamp { return .older }
        try connection.execute(
            """
            INSERT OR REPLACE INTO users (\(FactTime.columns), user_id, email, email_key, display_name, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            stamp.sqlValues + [
                fact.userID.sqlValue, fact.email.text.sqlValue, EmailKey.of(fact.email.text).sqlValue, fact.displayName.text.sqlValue,
                (fact.deleted ?? false).sqlValue,
            ])
        return .newer(before: known?.user)
    }

    /// The next users in the order of their ids, for walks through all of them in bounded steps.
    func users(after userID: UserID?, limit: Int) throws -> [User] {
        let sql = "SELECT user_id, display_name, email, deleted FROM users WHERE user_id > ? ORDER BY user_id LIMIT ?"
        return try connection.query(sql, [userID?.sqlValue ?? .blob([]), limit.sqlValue]) { row in
            User(userID: row.id(0), name: row.text(1), email: row.text(2), deleted: row.bool(3))
        }
    }

    func user(_ userID: UserID) throws -> User? {
        try connection.first("SELECT display_name, email, deleted FROM users WHERE user_id = ?", [userID.sqlValue]) { row in
            User(userID: userID, name: row.text(0), email: row.text(1), deleted: row.bool(2))
        }
    }

    /// Who has this address; of several the one with the smallest id, so that the answer never depends on the order of facts.
    func userID(emailKey: String) throws -> UserID? {
        let sql = "SELECT user_id FROM users WHERE email_key = ? AND deleted = 0 ORDER BY user_id LIMIT 1"
        return try connection.first(sql, [emailKey.sqlValue]) { $0.id(0) }
    }
}
