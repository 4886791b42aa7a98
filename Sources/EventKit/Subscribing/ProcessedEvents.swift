import Database

/// Which event took each position of a source: an event that comes again is skipped, another one at the same position is not.
struct ProcessedEvents {
    let connection: Connection

    static let migration = Migration(
        "kit-taken-events",
        """
        CREATE TABLE taken_events (
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            PRIMARY KEY (source, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE taken_missing (
            ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
            source TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL CHECK (last >= first),
            PRIMARY KEY (ledger, source, first)
        ) STRICT, WITHOUT ROWID;
        """
    )

    func add(_ source: String, _ position: Int64, _ eventID: String) throws {
        try connection.execute(
            """
            INSERT INTO taken_events (source, position, event_id) VALUES (?, ?, ?)
            ON CONFLICT (source, position) DO UPDATE SET event_id = excluded.event_id
            """,
            [.text(source), .integer(position), .text(eventID)])
    }

    /// Nil for a position that was taken before ids were kept.
    func eventID(_ source: String, _ position: Int64) throws -> String? {
        let sql = "SELECT event_id FROM taken_events WHERE source = ? AND position = ?"
        return try connection.first(sql, [.text(source), .integer(position)]) { $0.text(0) }
    }
}
