import Contracts
import Database
import EventKit
import TextSearch

/// What organisations are called now, and which of them are deleted. The newest fact counts.
struct Organisations: Projection {
    let name = "organisations"
    let tables = ["organisations"]
    let migrations = [
        Migration(
            "organisations",
            """
            CREATE TABLE organisations (
                organisation_id BLOB PRIMARY KEY NOT NULL CHECK (length(organisation_id) = 16),
                name TEXT NOT NULL,
                search TEXT NOT NULL,
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OrganisationChanged.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO organisations VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name, search = excluded.search, deleted = excluded.deleted,
                    fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
                """,
                [
                    fact.organisationID.sqlValue, .text(fact.name.text), .text(SearchText(fact.name.text).text),
                    (fact.deleted ?? false).sqlValue, event.time.sqlValue, event.timeNanoseconds.sqlValue, .text(event.id),
                ])
        }
    }

    /// Nil where the platform has told of none yet.
    static func name(of id: OrganisationID, _ connection: Connection) throws -> String? {
        try connection.first("SELECT name FROM organisations WHERE organisation_id = ?", [id.sqlValue]) { $0.text(0) }
    }

    /// Whether it is there now.
    static func exists(_ id: OrganisationID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM organisations WHERE organisation_id = ? AND NOT deleted", [id.sqlValue]) { _ in true } ?? false
    }
}
