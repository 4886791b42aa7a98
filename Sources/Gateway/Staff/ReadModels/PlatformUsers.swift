import Contracts
import Cryptography
import Database
import EventKit

/// Who is the user of the platform that signs in by a login id, and may they?
///
/// Of each user the newest fact counts. Address and name are kept only of whom might sign in here: not of a user without a login id, of one
/// who isn't staff, and no longer of one who is deleted; of those only which fact was the newest. Of a deleted user's login id a digest stays, which
/// goes on refusing their tokens.
struct PlatformUsers: Projection {
    let name = "platform-users"
    let tables = ["platform_users"]
    let migrations = [
        // The Gateway reads the platform's topic for this alone, and so from its beginning, also where its database is older.
        Migration(
            "gateway-platform-users",
            """
            CREATE TABLE platform_users (
                user_id BLOB PRIMARY KEY NOT NULL CHECK (length(user_id) = 16),
                login_id TEXT,
                email TEXT,
                name TEXT,
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
                staff INTEGER NOT NULL CHECK (staff IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL,
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX platform_users_by_login ON platform_users (login_id) WHERE login_id IS NOT NULL;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let user = try event.decode(UserChanged.self) else { continue }
            try keep(user, event.stamp, isForgotten: work.hasForgotten(user.userID, since: event.time), work.connection)
        }
    }

    private func keep(_ user: UserChanged, _ stamp: FactStamp, isForgotten: Bool, _ connection: Connection) throws {
        let (isDeleted, isStaff) = (user.deleted ?? false, user.staff ?? true)
        let loginID = user.loginID.map { isDeleted || isForgotten ? Self.digest($0.text) : $0.text }
        let maySignIn = user.loginID != nil && !isDeleted && !isForgotten && isStaff
        try connection.execute(
            """
            INSERT INTO platform_users
                (user_id, login_id, email, name, deleted, suspended, staff, fact_at, fact_nanoseconds, fact_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET login_id = excluded.login_id, email = excluded.email, name = excluded.name,
                deleted = excluded.deleted, suspended = excluded.suspended, staff = excluded.staff,
                fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                > (platform_users.fact_at, platform_users.fact_nanoseconds, platform_users.fact_id)
            """,
            [
                user.userID.sqlValue, loginID.sqlValue, (maySignIn ? user.email.text : nil).sqlValue,
                (maySignIn ? user.displayName.text : nil).sqlValue, isDeleted.sqlValue, (user.suspended ?? false).sqlValue,
                isStaff.sqlValue, stamp.at.sqlValue, stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
            ])
    }
}

extension PlatformUsers {
    struct User: Sendable, Equatable {
        /// Nil where nothing of them is kept.
        let email: String?
        let name: String?
        let isDeleted: Bool
        let isSuspended: Bool
        let isStaff: Bool
    }

    private static let digestMark = "sha256:"

    /// What is kept of the login id of somebody deleted. Nobody can turn it back, since login ids are random.
    private static func digest(_ loginID: String) -> String {
        digestMark + Hex.encode(Digest.sha256(Array(loginID.utf8)))
    }

    /// Erases the login ids that an older version kept of users who were deleted.
    @Sendable static func eraseLoginIDs(_ work: UnitOfWork) throws {
        let sql = "SELECT user_id, login_id FROM platform_users WHERE deleted = 1 AND substr(login_id, 1, 7) <> '\(digestMark)'"
        let kept = try work.connection.query(sql) { (id: $0.id(0, UserID.self), loginID: $0.text(1)) }
        for user in kept {
            try work.connection.execute(
                "UPDATE platform_users SET login_id = ? WHERE user_id = ?", [.text(digest(user.loginID)), user.id.sqlValue])
        }
    }

    /// Of several users that the platform has told with one login id, one that is not deleted, and of those the one told last.
    static func user(loginID: StaffMemberID, _ connection: Connection) throws -> User? {
        let sql = """
            SELECT email, name, deleted, suspended, staff FROM platform_users WHERE login_id IN (?, ?)
            ORDER BY deleted, fact_at DESC, fact_nanoseconds DESC, fact_id DESC LIMIT 1
            """
        return try connection.first(sql, [.text(loginID.text), .text(digest(loginID.text))]) { row in
            User(
                email: row.optionalText(0), name: row.optionalText(1), isDeleted: row.bool(2), isSuspended: row.bool(3),
                isStaff: row.bool(4))
        }
    }
}
