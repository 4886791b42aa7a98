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
        let addressKey: AddressKey?
    }

    enum Outcome {
        case older
        /// The state before, nil for a user who was not known.
        case newer(before: User?)
    }

    /// Of a user who is deleted only that, and which fact said so.
    /// - Parameter address: the key of the fact's address.
    func keep(_ fact: UserChanged, _ address: AddressKey?, _ stamp: FactStamp) throws -> Outcome {
        let known = try connection.first("SELECT \(FactTime.columns) FROM users WHERE user_id = ?", [fact.userID.sqlValue]) { $0.stamp(0) }
        if let known, stamp <= known { return .older }
        let isDeleted = fact.deleted ?? false
        let deletion = try ErasedUserTable(connection: connection).deletion(of: fact.userID)
        if let deletion, stamp < deletion { return .older }
        let before = try user(fact.userID)
        let kept = isDeleted ? ("", "", "") : (fact.email.text, address?.text ?? "", fact.displayName.text)
        try connection.execute(
            """
            INSERT OR REPLACE INTO users (\(FactTime.columns), user_id, email, address_key, display_name, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            stamp.sqlValues + [
                fact.userID.sqlValue, kept.0.sqlValue, kept.1.sqlValue, kept.2.sqlValue, isDeleted.sqlValue,
            ])
        return .newer(before: before)
    }

    private static let columns = "user_id, display_name, email, deleted, address_key"

    private static func user(_ row: Row) -> User {
        let key = row.text(4)
        return User(
            userID: row.id(0), name: row.text(1), email: row.text(2), deleted: row.bool(3),
            addressKey: key.isEmpty ? nil : AddressKey(text: key))
    }

    /// The next users in the order of their ids, for walks through all of them in bounded steps.
    func users(after userID: UserID?, limit: Int) throws -> [User] {
        let sql = "SELECT \(Self.columns) FROM users WHERE user_id > ? ORDER BY user_id LIMIT ?"
        return try connection.query(sql, [userID?.sqlValue ?? .blob([]), limit.sqlValue], Self.user)
    }

    func user(_ userID: UserID) throws -> User? {
        try connection.first("SELECT \(Self.columns) FROM users WHERE user_id = ?", [userID.sqlValue], Self.user)
    }

    /// Who has this address; of several the one with the smallest id, so that the answer never depends on the order of facts.
    func userID(_ address: AddressKey) throws -> UserID? {
        let sql = "SELECT user_id FROM users WHERE address_key = ? AND deleted = 0 ORDER BY user_id LIMIT 1"
        return try connection.first(sql, [address.text.sqlValue]) { $0.id(0) }
    }
}
