import Contracts
import Database
import ServiceKit

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
            "INSERT OR IGNORE INTO organisation_versions VALUES (?, ?, ?, ?, ?, ?)",
            [
                fact.organisationID.sqlValue, stamp.at.sqlValue, stamp.id.sqlValue, fact.name.text.sqlValue, fact.createdAt.sqlValue,
                (fact.deleted ?? false).sqlValue,
            ]
        ) > 0
    }

    func history(_ organisationID: OrganisationID) throws -> OrganisationHistory {
        let sql = "SELECT fact_at, fact_id, name, created_at, deleted FROM organisation_versions WHERE organisation_id = ?"
        return OrganisationHistory(
            try connection.query(sql, [organisationID.sqlValue]) { row in
                OrganisationVersion(
                    stamp: FactStamp(at: row.instant(0), id: row.text(1)), name: row.text(2), createdAt: row.instant(3),
                    deleted: row.bool(4))
            })
    }

    /// The name it has now, empty while only its id is known.
    func name(_ organisationID: OrganisationID) throws -> String {
        let sql = "SELECT name FROM organisation_versions WHERE organisation_id = ? ORDER BY fact_at DESC, fact_id DESC LIMIT 1"
        return try connection.first(sql, [organisationID.sqlValue]) { $0.text(0) } ?? ""
    }
}
