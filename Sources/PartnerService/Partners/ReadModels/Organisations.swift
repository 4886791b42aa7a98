import Contracts
import Database
import EventKit

/// Which organisations are there, as the platform last said? The newest fact counts, and of two of one moment the greater id.
struct Organisations: Projection {
    let name = "organisations"
    let tables = ["organisations"]
    let migrations = [
        Migration(
            "organisations",
            """
            CREATE TABLE organisations (
                organisation_id BLOB NOT NULL PRIMARY KEY CHECK (length(organisation_id) = 16),
                name TEXT NOT NULL,
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                fact_time INTEGER NOT NULL,
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """),
        Migration(
            "organisations-fact-nanoseconds",
            """
            ALTER TABLE organisations ADD COLUMN
                fact_nanoseconds INTEGER NOT NULL DEFAULT 0 CHECK (fact_nanoseconds BETWEEN 0 AND 999999)
            """),
        Migration(
            "organisations-creation",
            """
            ALTER TABLE organisations ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE organisations ADD COLUMN created_by BLOB CHECK (created_by IS NULL OR length(created_by) = 16);
            CREATE INDEX organisations_by_creator ON organisations (created_by, organisation_id) WHERE created_by IS NOT NULL;
            """),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OrganisationChanged.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO organisations
                    (organisation_id, name, created_at, created_by, deleted, fact_time, fact_nanoseconds, fact_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name, created_at = excluded.created_at,
                    created_by = excluded.created_by, deleted = excluded.deleted,
                    fact_time = excluded.fact_time, fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_time, excluded.fact_nanoseconds, excluded.fact_id)
                    >= (organisations.fact_time, organisations.fact_nanoseconds, organisations.fact_id)
                """,
                [
                    fact.organisationID.sqlValue, fact.name.text.sqlValue, fact.createdAt.sqlValue, fact.createdBy.sqlValue,
                    (fact.deleted ?? false).sqlValue, event.time.sqlValue,
                    event.timeNanoseconds.sqlValue, event.id.sqlValue,
                ])
        }
    }

    /// Nil for an organisation that the platform has not told of, or has told to be deleted.
    static func name(of id: OrganisationID, _ connection: Connection) throws -> String? {
        try connection.first("SELECT name FROM organisations WHERE organisation_id = ? AND NOT deleted", [id.sqlValue]) { $0.text(0) }
    }

    /// Whether the platform has told of it, even if only that it is deleted.
    static func isKnown(_ id: OrganisationID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM organisations WHERE organisation_id = ?", [id.sqlValue]) { _ in true } ?? false
    }
}
