/// One step of the schema. Steps only ever get added: a step that has run is never edited, the next one changes what it made.
public struct Migration: Sendable, Equatable {
    public let name: String
    public let sql: String

    public init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// Runs the migrations that a file has not seen, in order, and remembers each by name together with its text.
struct MigrationHistory {
    let migrations: [Migration]

    func apply(to connection: Connection) throws {
        try requireDistinctNames()
        try connection.transaction(.immediate) { connection in
            try connection.execute(
                "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY NOT NULL, sql TEXT NOT NULL) STRICT"
            )
            let done = try connection.query("SELECT name, sql FROM schema_migrations") { ($0.text(0), $0.text(1)) }
            let texts = Dictionary(uniqueKeysWithValues: done)
            for migration in migrations {
                if let text = texts[migration.name] {
                    try requireUnchanged(migration, recorded: text)
                } else {
                    try connection.executeScript(migration.sql)
                    try connection.execute(
                        "INSERT INTO schema_migrations (name, sql) VALUES (?, ?)", [.text(migration.name), .text(migration.sql)]
                    )
                }
            }
        }
    }

    private func requireDistinctNames() throws {
        var seen: Set<String> = []
        for migration in migrations where !seen.insert(migration.name).inserted {
            throw DatabaseError(kind: .migration, message: "two migrations are called \(migration.name)")
        }
    }

    private func requireUnchanged(_ migration: Migration, recorded: String) throws {
        guard recorded == migration.sql else {
            throw DatabaseError(
                kind: .migration,
                message: "the migration \(migration.name) was changed after it had run on this file; add a new one instead",
                sql: migration.sql
            )
        }
    }
}
