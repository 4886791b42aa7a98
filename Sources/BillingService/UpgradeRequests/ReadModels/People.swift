import Contracts
import Database
import EventKit
import TextSearch

/// Who the platform's users are, by name and address, so that it can be told and looked for who asks. Of each user the newest fact
/// counts, and of somebody deleted nothing is kept but that.
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
                search TEXT,
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "people-of-the-past"),
    ]

    /// What may be told of a person; nothing of somebody deleted, or of whom nothing was told yet.
    struct Person: Sendable, Equatable {
        var name: String?
        var email: String?
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let user = try event.decode(UserChanged.self) else { continue }
            let isGone = try user.deleted == true || work.hasForgotten(user.userID, since: event.time)
            // The deletion need not tell the address by which refused messages name them.
            if isGone {
                try work.eraseDeadLetters(about: user.userID, address: Self.person(user.userID, work.connection).email)
                try RefusedNotices(connection: work.connection).erase(user.userID)
            }
            let person = isGone ? Person() : Person(name: user.displayName.text, email: user.email.text)
            try keep(user.userID, person, event.stamp, work.connection)
        }
    }

    private func keep(_ user: UserID, _ person: Person, _ stamp: FactStamp, _ connection: Connection) throws {
        let texts = [person.name, person.email].compactMap { $0 }
        let search = texts.isEmpty ? nil : SearchText(texts.joined(separator: " ")).text
        try connection.execute(
            """
            INSERT INTO people (user_id, name, email, search, fact_at, fact_nanoseconds, fact_id) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, email = excluded.email, search = excluded.search,
                fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                > (people.fact_at, people.fact_nanoseconds, people.fact_id)
            """,
            [
                user.sqlValue, person.name.sqlValue, person.email.sqlValue, search.sqlValue, stamp.at.sqlValue,
                stamp.nanoseconds.sqlValue, .text(stamp.id),
            ])
    }

    /// Whether the platform has told of somebody, even if only that they are gone.
    static func isKnown(_ id: UserID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM people WHERE user_id = ?", [id.sqlValue]) { _ in true } ?? false
    }

    static func person(_ id: UserID, _ connection: Connection) throws -> Person {
        let sql = "SELECT name, email FROM people WHERE user_id = ?"
        return try connection.first(sql, [id.sqlValue]) { Person(name: $0.optionalText(0), email: $0.optionalText(1)) } ?? Person()
    }
}
