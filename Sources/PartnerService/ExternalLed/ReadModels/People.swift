import Contracts
import Database
import EventKit

/// Who is who, by name and address as the platform last told. Of somebody deleted nothing is kept but that.
struct People: Projection {
    let name = "people"
    let tables = ["people"]
    let migrations = [
        Migration(
            "people",
            """
            CREATE TABLE people (
                user_id BLOB PRIMARY KEY NOT NULL CHECK (length(user_id) = 16),
                name TEXT,
                email TEXT,
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has read the platform's facts already, and kept little of them.
        .readingAgain(.platform, as: "facts-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let user = try event.decode(UserChanged.self) else { continue }
            let isGone = try user.deleted == true || work.hasForgotten(user.userID, since: event.time)
            // The deletion need not tell the address by which refused messages name them.
            if isGone { try forget(user.userID, work) }
            try keep(
                user.userID, isGone ? nil : user.displayName.text, isGone ? nil : user.email.text, event.stamp, work.connection)
        }
    }

    private func forget(_ user: UserID, _ work: UnitOfWork) throws {
        let address = try Self.person(user, work.connection).email
        try work.eraseDeadLetters(about: user, address: address)
        if let address { try AdminInvitations.forget(address, work) }
    }

    private func keep(_ user: UserID, _ name: String?, _ email: String?, _ stamp: FactStamp, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, email = excluded.email, fact_at = excluded.fact_at,
                fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                > (people.fact_at, people.fact_nanoseconds, people.fact_id)
            """,
            [
                user.sqlValue, name.sqlValue, email.sqlValue, stamp.at.sqlValue, stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
            ])
    }

    /// Whether the platform has told of somebody, even if only that they are gone.
    static func isKnown(_ id: UserID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM people WHERE user_id = ?", [id.sqlValue]) { _ in true } ?? false
    }

    /// Those whom the platform has told to be deleted; nobody of whom it has told nothing yet.
    /// - Parameter users: a query for the ids among which to look.
    static func deleted(among users: String, _ arguments: [SQLValue], _ connection: Connection) throws -> Set<UserID> {
        let sql = "SELECT user_id FROM people WHERE email IS NULL AND user_id IN (\(users))"
        let found: [UserID] = try connection.query(sql, arguments) { $0.id(0) }
        return Set(found)
    }

    /// Names and addresses, as far as they are known.
    /// - Parameter users: a query for the ids among which to look.
    static func names(
        among users: String, _ arguments: [SQLValue], _ connection: Connection
    ) throws -> [UserID: (name: String?, email: String?)] {
        let sql = "SELECT user_id, name, email FROM people WHERE user_id IN (\(users))"
        let found: [(UserID, (name: String?, email: String?))] = try connection.query(sql, arguments) { row in
            (row.id(0), (name: row.optionalText(1), email: row.optionalText(2)))
        }
        return Dictionary(found) { first, _ in first }
    }

    static func person(_ id: UserID, _ connection: Connection) throws -> (name: String?, email: String?) {
        let sql = "SELECT name, email FROM people WHERE user_id = ?"
        return try connection.first(sql, [id.sqlValue]) { ($0.optionalText(0), $0.optionalText(1)) } ?? (nil, nil)
    }
}
