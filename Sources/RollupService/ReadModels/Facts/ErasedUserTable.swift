import Contracts
import Database

/// Which users the platform has deleted, so that no older fact brings a name or address back, in whatever order facts arrive.
///
/// It and `erased_addresses` outlive `rebuild`: what is deleted doesn't stand in a table for even the moment until its deletion is read again. Both
/// only ever grow, and hold no name and no address.
struct ErasedUserTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-erased-users",
        """
        CREATE TABLE user_addresses (
            user_id BLOB NOT NULL CHECK (length(user_id) = 16),
            address_key TEXT NOT NULL,
            PRIMARY KEY (user_id, address_key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE erased_users (
            user_id BLOB PRIMARY KEY NOT NULL CHECK (length(user_id) = 16),
            fact_at INTEGER NOT NULL,
            fact_nanoseconds INTEGER NOT NULL,
            fact_id TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE erased_addresses (
            address_key TEXT PRIMARY KEY NOT NULL,
            erased_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)

    /// The newest deletion of the user that a fact told; nil where none did.
    func deletion(of userID: UserID) throws -> FactStamp? {
        try connection.first("SELECT \(FactTime.columns) FROM erased_users WHERE user_id = ?", [userID.sqlValue]) { $0.stamp(0) }
    }

    /// Takes in one fact about a user, however old: which address it names, and whether it deletes them.
    /// - Returns: the addresses that are erased by now, whose invitations end with them.
    func keep(_ userID: UserID, address: AddressKey?, deletedBy stamp: FactStamp?) throws -> [AddressKey] {
        if let stamp, try deletion(of: userID).map({ $0 < stamp }) ?? true {
            try connection.execute(
                "INSERT OR REPLACE INTO erased_users (\(FactTime.columns), user_id) VALUES (?, ?, ?, ?)",
                stamp.sqlValues + [userID.sqlValue])
        }
        if let address {
            try connection.execute(
                """
                INSERT INTO user_addresses (user_id, address_key) VALUES (?, ?) ON CONFLICT (user_id, address_key) DO NOTHING
                """, [userID.sqlValue, address.text.sqlValue])
        }
        guard let deletion = try deletion(of: userID) else { return [] }
        return try erase(userID, at: deletion.at)
    }

    /// Keeps the keys of the user's addresses without saying whose they were.
    private func erase(_ userID: UserID, at instant: Instant) throws -> [AddressKey] {
        let sql = "SELECT address_key FROM user_addresses WHERE user_id = ? ORDER BY address_key"
        let keys = try connection.query(sql, [userID.sqlValue]) { AddressKey(text: $0.text(0)) }
        for key in keys {
            try connection.execute(
                """
                INSERT INTO erased_addresses (address_key, erased_at) VALUES (?, ?)
                ON CONFLICT (address_key) DO UPDATE SET erased_at = max(erased_at, excluded.erased_at)
                """, [key.text.sqlValue, instant.sqlValue])
        }
        try connection.execute("DELETE FROM user_addresses WHERE user_id = ?", [userID.sqlValue])
        return keys
    }
}
