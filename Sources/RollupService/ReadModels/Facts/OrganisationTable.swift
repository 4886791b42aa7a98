import Contracts
import Database

/// Every state of every organisation that the platform told, because a past month shows what held then.
struct OrganisationTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-organisations",
        """
        CREATE TABLE organisation_versions (
            organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
            fact_at INTEGER NOT NULL,
            fact_id TEXT NOT NULL,
            name TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            PRIMARY KEY (organisation_id, fact_at, fact_id)
        ) STRICT, WITHOUT ROWID;
        """
    )

    /// False for a fact that is known already.
    func keep(_ fact: OrganisationChanged, _ stamp: FactStamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO organisation_versions (\(FactTime.columns), organisation_id, name, created_at, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organisation_id, fact_at, fact_id) DO NOTHING
            """,
            stamp.sqlValues + [
                fact.organisationID.sqlValue, fact.name.text.sqlValue, fact.createdAt.sqlValue, (fact.deleted ?? false).sqlValue,
            ]
        ) > 0
    }

    func history(_ organisationID: OrganisationID) throws -> OrganisationHistory {
        let sql = "SELECT \(FactTime.columns), name, created_at, deleted FROM organisation_versions WHERE organisation_id = ?"
        return OrganisationHistory(
            try connection.query(sql, [organisationID.sqlValue]) { row in
                OrganisationVersion(stamp: row.stamp(0), name: row.text(3), createdAt: row.instant(4), deleted: row.bool(5))
            })
    }

    /// The name it has now, empty while only its id is known.
    func name(_ organisationID: OrganisationID) throws -> String {
        let sql = "SELECT name FROM organisation_versions WHERE organisation_id = ? ORDER BY \(FactTime.newestFirst) LIMIT 1"
        return try connection.first(sql, [organisationID.sqlValue]) { $0.text(0) } ?? ""
    }
}
