import Contracts
import Database
import StaffAPI

/// Whom of an account no notice reaches: the newest mail to them was refused. It follows from what a mail server said and from no event, and is
/// told until a mail is taken on, the person's address is another one, or they are gone.
struct RefusedNotices {
    static let migration = Migration(
        "refused-notices",
        """
        CREATE TABLE refused_notices (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            user_id BLOB NOT NULL CHECK (length(user_id) = 16),
            address TEXT NOT NULL CHECK (address <> ''),
            answer TEXT NOT NULL,
            refused_at INTEGER NOT NULL,
            PRIMARY KEY (account_id, user_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refused_notices_by_person ON refused_notices (user_id);
        """
    )

    /// An account's people may be more; those that were refused last are told.
    private static let listedMaximum = 50

    let connection: Connection

    func note(_ person: UserID, of account: AccountID, at address: String, _ answer: String, _ now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO refused_notices (account_id, user_id, address, answer, refused_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account_id, user_id) DO UPDATE SET address = excluded.address, answer = excluded.answer,
                refused_at = excluded.refused_at
            """,
            [account.sqlValue, person.sqlValue, .text(address), .text(answer), now.sqlValue])
    }

    /// A mail to them was taken on.
    func forget(_ person: UserID, of account: AccountID) throws {
        try connection.execute(
            "DELETE FROM refused_notices WHERE account_id = ? AND user_id = ?", [account.sqlValue, person.sqlValue])
    }

    /// They are gone.
    func erase(_ person: UserID) throws {
        try connection.execute("DELETE FROM refused_notices WHERE user_id = ?", [person.sqlValue])
    }

    /// The newest first.
    func list(of account: AccountID) throws -> [RefusedNotice] {
        try connection.query(
            """
            SELECT refused_notices.user_id, name, address, answer, refused_at FROM refused_notices
            JOIN people ON people.user_id = refused_notices.user_id AND people.email = refused_notices.address
            WHERE account_id = ? ORDER BY refused_at DESC, refused_notices.user_id LIMIT ?
            """, [account.sqlValue, Self.listedMaximum.sqlValue]
        ) { row in
            RefusedNotice(
                userID: row.id(0), name: row.optionalText(1), address: row.text(2), answer: row.text(3), at: row.instant(4))
        }
    }
}
