import Contracts
import Database
import EventKit
import TextSearch

/// Who the platform's users are, so that rosters have names and people are found by them. Of each user the newest fact counts, and of
/// somebody deleted nothing is kept but that.
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
                address TEXT,
                search TEXT,
                gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                CHECK (NOT gone OR coalesce(name, email, address, search) IS NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX people_by_address ON people (address) WHERE address IS NOT NULL;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let user = try event.decode(UserChanged.self) else { continue }
            let isGone = try user.deleted == true || work.hasForgotten(user.userID, since: event.time)
            // The deletion need not tell the address by which refused messages name them.
            if isGone { try work.eraseDeadLetters(about: user.userID, address: Self.person(user.userID, work.connection)?.email) }
            try keep(user, isGone: isGone, event.stamp, work.connection)
        }
    }

    private func keep(_ user: UserChanged, isGone: Bool, _ stamp: FactStamp, _ connection: Connection) throws {
        let (name, email) = (user.displayName.text, user.email.text)
        let texts = isGone ? [nil, nil, nil, nil] : [name, email, SearchText(email).text, SearchText("\(name) \(email)").text]
        try connection.execute(
            """
            INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, email = excluded.email, address = excluded.address,
                search = excluded.search, gone = excluded.gone, fact_at = excluded.fact_at,
                fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
            """,
            [user.userID.sqlValue] + texts.map(\.sqlValue) + [
                isGone.sqlValue, stamp.at.sqlValue, stamp.nanoseconds.sqlValue, .text(stamp.id),
            ])
    }

    /// Whether the platform has told of somebody, be it that they are gone.
    static func isKnown(_ id: UserID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM people WHERE user_id = ?", [id.sqlValue]) { _ in true } ?? false
    }

    /// Nil for somebody of whom the platform hasn't told, or has told that they are gone.
    static func person(_ id: UserID, _ connection: Connection) throws -> (name: String?, email: String?)? {
        let sql = "SELECT name, email FROM people WHERE user_id = ? AND NOT gone"
        return try connection.first(sql, [id.sqlValue]) { ($0.optionalText(0), $0.optionalText(1)) }
    }

    /// Whoever has an address, in whatever way it is written. Two are enough to see that it isn't one person's.
    static func users(withAddress text: String, _ connection: Connection) throws -> [UserID] {
        let addresses = SearchText(text).words.filter { $0.contains("@") }
        guard addresses.count == 1, let address = addresses.first else { return [] }
        return try connection.query("SELECT user_id FROM people WHERE address = ? ORDER BY user_id LIMIT 2", [.text(address)]) { $0.id(0) }
    }
}
