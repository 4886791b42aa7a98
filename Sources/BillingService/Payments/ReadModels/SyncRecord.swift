import Contracts
import Database
import EventKit

/// When everything that the provider has was looked at last.
enum SyncRecord {
    static let migration = Migration(
        "mollie-sync",
        """
        CREATE TABLE mollie_sync (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            complete_at INTEGER,
            is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1))
        ) STRICT;
        """
    )

    /// When the latest look began that could read everything; nil where there was none.
    static func completeAt(_ connection: Connection) throws -> Instant? {
        try connection.first("SELECT complete_at FROM mollie_sync") { $0.optionalInstant(0) } ?? nil
    }

    /// Whether the latest look could read everything. Before the first one nothing is known to be missing.
    static func isComplete(_ connection: Connection) throws -> Bool {
        try connection.first("SELECT is_complete FROM mollie_sync") { $0.bool(0) } ?? true
    }

    static func keep(isComplete: Bool, begunAt instant: Instant, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO mollie_sync (id, complete_at, is_complete) VALUES (1, ?, ?)
            ON CONFLICT (id) DO UPDATE SET complete_at = coalesce(excluded.complete_at, complete_at), is_complete = excluded.is_complete
            """, [isComplete ? instant.sqlValue : .null, isComplete.sqlValue])
    }
}
