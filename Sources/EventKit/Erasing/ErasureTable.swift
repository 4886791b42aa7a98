import Database

/// What is still to be done after rows with names or addresses were deleted, so that their bytes leave the files too. Each case also asks for those before it.
public enum Erasure: Int, Sendable, CaseIterable {
    /// The database's log holds pages as they were.
    case log = 1
    /// The full-text indexes hold the terms of deleted rows.
    case searchIndexes
    /// The file holds remains of rows that an older version deleted without overwriting them.
    case file
}

/// The `erasure` table: one row from the deletion until the bytes are gone, so that it is done also after a crash.
struct ErasureTable {
    let connection: Connection

    static let migration = Migration(
        "kit-erasure",
        """
        CREATE TABLE erasure (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            reach INTEGER NOT NULL CHECK (reach IN (1, 2, 3)),
            number INTEGER NOT NULL
        ) STRICT;
        INSERT INTO erasure SELECT 1, 3, 1 WHERE EXISTS (SELECT 1 FROM positions UNION ALL SELECT 1 FROM events);
        """
    )

    /// What is asked for, and a number that each further request raises.
    struct Request: Equatable {
        let reach: Erasure
        let number: Int64
    }

    func ask(for erasure: Erasure) throws {
        try connection.execute(
            """
            INSERT INTO erasure (id, reach, number) VALUES (1, ?, 1)
            ON CONFLICT (id) DO UPDATE SET reach = max(reach, excluded.reach), number = number + 1
            """, [erasure.rawValue.sqlValue])
    }

    func request() throws -> Request? {
        try connection.first("SELECT reach, number FROM erasure") { row in
            Request(reach: Erasure(rawValue: Int(row.int(0))) ?? .file, number: row.int(1))
        }
    }

    /// Takes away a request that has been met; one that came meanwhile stays.
    func meet(_ request: Request) throws {
        try connection.execute("DELETE FROM erasure WHERE number = ?", [request.number.sqlValue])
    }
}

extension UnitOfWork {
    /// Asks for the bytes of what this transaction deletes to leave the files soon after it.
    public func request(_ erasure: Erasure) throws {
        try ErasureTable(connection: connection).ask(for: erasure)
        record.erasureRequested = true
    }
}
