import Contracts
import Database
import EventKit

/// What people want to know of the events behind an account's terms: which it was, who did it, and why. The terms themselves are in
/// `TermsTable`, under the same positions.
struct TermEventTable {
    let connection: Connection

    struct Entry: Sendable, Equatable {
        let eventID: String
        /// Such as `com.dembrane.billing.tier-changed.v1`.
        let type: String
        let actor: Actor?
        let reason: String?
    }

    static let migrations = [
        Migration(
            "rollup-term-events",
            """
            CREATE TABLE term_events (
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                position INTEGER NOT NULL,
                event_id TEXT NOT NULL,
                type TEXT NOT NULL,
                actor TEXT,
                reason TEXT,
                PRIMARY KEY (account_id, position)
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has read these events already, and kept of them the terms alone: neither the events themselves nor how
        // subscriptions stood (`SubscriptionTable`).
        .readingAgain(.billing, as: "rollup-term-events-of-the-past"),
    ]

    /// False for an event that is known already.
    func keep(_ event: CloudEvent, position: Int64, reason: String?, of accountID: AccountID) throws -> Bool {
        try connection.execute(
            "INSERT INTO term_events VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, position) DO NOTHING",
            [
                accountID.sqlValue, position.sqlValue, event.id.sqlValue, event.type.sqlValue, (event.actor?.wireName).sqlValue,
                reason.sqlValue,
            ]
        ) > 0
    }

    /// Nil for one that an older version read and that has not been read again yet.
    func entry(_ position: Int64, of accountID: AccountID) throws -> Entry? {
        let sql = "SELECT event_id, type, actor, reason FROM term_events WHERE account_id = ? AND position = ?"
        return try connection.first(sql, [accountID.sqlValue, position.sqlValue]) { row in
            Entry(
                eventID: row.text(0), type: row.text(1), actor: row.optionalText(2).map(Actor.init(wireName:)), reason: row.optionalText(3))
        }
    }
}
