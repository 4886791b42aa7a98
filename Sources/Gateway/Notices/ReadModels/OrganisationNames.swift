import Contracts
import Database
import EventKit

/// What organisations are called now, and since when they are deleted. Of each the newest fact counts.
struct OrganisationNames: Projection {
    let name = "organisation-names"
    let tables = ["organisation_names"]
    let migrations = [
        Migration(
            "gateway-organisation-names",
            """
            CREATE TABLE organisation_names (
                organisation_id BLOB PRIMARY KEY NOT NULL CHECK (length(organisation_id) = 16),
                name TEXT NOT NULL,
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has read these facts already, for those of users alone.
        .readingAgain(.platform, as: "gateway-organisation-names-of-the-past"),
        Migration("gateway-deleted-organisations", "ALTER TABLE organisation_names ADD COLUMN deleted_at INTEGER"),
        .readingAgain(.platform, as: "gateway-deleted-organisations-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OrganisationChanged.self) else { continue }
            let stamp = event.stamp
            try work.connection.execute(
                """
                INSERT INTO organisation_names (organisation_id, name, fact_at, fact_nanoseconds, fact_id, deleted_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name, fact_at = excluded.fact_at,
                    fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id, deleted_at = excluded.deleted_at
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                    >= (organisation_names.fact_at, organisation_names.fact_nanoseconds, organisation_names.fact_id)
                """,
                [
                    fact.organisationID.sqlValue, .text(fact.name.text), stamp.at.sqlValue, stamp.nanoseconds.sqlValue, .text(stamp.id),
                    (fact.deleted == true ? event.time : nil).sqlValue,
                ])
        }
    }

    /// Nil for one that is there, or of which the platform has told nothing.
    static func deletedAt(_ organisation: OrganisationID, _ connection: Connection) throws -> Instant? {
        let sql = "SELECT deleted_at FROM organisation_names WHERE organisation_id = ?"
        return try connection.first(sql, [organisation.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// Nil for an organisation that the platform has not told of.
    static func name(of organisation: OrganisationID, _ connection: Connection) throws -> String? {
        let sql = "SELECT name FROM organisation_names WHERE organisation_id = ?"
        return try connection.first(sql, [organisation.sqlValue]) { $0.text(0) }
    }
}
