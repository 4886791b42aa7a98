import Contracts
import Database

/// Users whom the platform has deleted, so that the kit's own tables don't keep their names: a refused message holds what its sender wrote.
///
/// Whoever reads the platform's topic takes this along, read models or not. The table outlives `rebuild`, so that a message that is refused later is
/// known to be about somebody deleted.
struct ForgottenUsers {
    let connection: Connection

    static let migrations = [
        Migration(
            "kit-forgotten-users",
            """
            CREATE TABLE forgotten_users (
                user_id TEXT PRIMARY KEY NOT NULL,
                fact_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        Migration("kit-dead-letters-erased", "ALTER TABLE dead_letters ADD COLUMN erased_at INTEGER;"),
    ]

    /// Looks for deletions among events. Data that can't be read is left to whoever needs it, who says what is wrong with it.
    static func take(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        let users = Self(connection: work.connection)
        for event in events where event.type == userChanged {
            guard let fact = (try? event.decode(UserChanged.self)) ?? nil else { continue }
            if fact.deleted == true {
                guard try users.forget(fact.userID, at: event.time) else { continue }
                try work.eraseDeadLetters(about: fact.userID, address: fact.email.text)
                // Read models erase in the same transaction.
                try work.request(.searchIndexes)
            } else {
                try users.remember(fact.userID, at: event.time)
            }
        }
    }

    private static let userChanged = UserChanged.eventType.description

    /// False for a user of whom that was known.
    private func forget(_ userID: UserID, at time: Instant) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO forgotten_users (user_id, fact_at) VALUES (?, ?)
            ON CONFLICT (user_id) DO UPDATE SET fact_at = excluded.fact_at WHERE excluded.fact_at > fact_at
            """, [.text(userID.description), time.sqlValue]) > 0
    }

    /// The platform may take a deletion back.
    private func remember(_ userID: UserID, at time: Instant) throws {
        try connection.execute(
            "DELETE FROM forgotten_users WHERE user_id = ? AND fact_at < ?", [.text(userID.description), time.sqlValue])
    }

    /// Whether a fact about the user is older than their deletion.
    func holds(_ userID: UserID, deletedAfter time: Instant) throws -> Bool {
        let sql = "SELECT 1 FROM forgotten_users WHERE user_id = ? AND fact_at > ?"
        return try connection.first(sql, [.text(userID.description), time.sqlValue]) { _ in true } ?? false
    }

    /// Whether some of these bytes are the id of a user who was deleted.
    func areNamed(in bytes: [UInt8]) throws -> Bool {
        guard try connection.first("SELECT 1 FROM forgotten_users LIMIT 1", [], { _ in true }) ?? false else { return false }
        return try Self.ids(in: bytes).contains { id in
            try connection.first("SELECT 1 FROM forgotten_users WHERE user_id = ?", [.text(id)]) { _ in true } ?? false
        }
    }

    /// Texts in the form of an id: groups of 8, 4, 4, 4 and 12 hexadecimal digits.
    static func ids(in bytes: [UInt8]) -> Set<String> {
        let length = 36
        let dashes: Set = [8, 13, 18, 23]
        guard bytes.count >= length else { return [] }
        var ids: Set<String> = []
        for start in 0...(bytes.count - length) where bytes[start + 8] == UInt8(ascii: "-") {
            let part = bytes[start..<start + length]
            let isID = part.enumerated().allSatisfy { offset, byte in
                dashes.contains(offset) ? byte == UInt8(ascii: "-") : Unicode.Scalar(byte).properties.isASCIIHexDigit
            }
            if isID { ids.insert(String(decoding: part, as: UTF8.self).lowercased()) }
        }
        return ids
    }
}

extension UnitOfWork {
    /// Whether a fact about a user is older than their deletion, which this service knows of: what it says of them isn't to be kept for even a moment, as
    /// while facts are read again.
    public func hasForgotten(_ userID: UserID, since time: Instant) throws -> Bool {
        try ForgottenUsers(connection: connection).holds(userID, deletedAfter: time)
    }

    /// Takes the contents away from refused messages that name a user, or hold their address as a value; that they came, from where and when stays.
    /// - Parameter address: nil where none is known.
    public func eraseDeadLetters(about userID: UserID, address: String?) throws {
        let isAddress = address?.contains("@") ?? false
        let texts = [userID.description] + (isAddress ? [address].compactMap { $0 }.map { "\"\($0)\"" } : [])
        if try DeadLetterTable(connection: connection).erase(about: texts, at: now) > 0 { try request(.log) }
    }
}
