import Contracts
import Database

/// Which organisations are partners now.
struct PartnerTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-partners",
        """
        CREATE TABLE partners (
            organisation_id BLOB PRIMARY KEY NOT NULL CHECK (length(organisation_id) = 16),
            is_partner INTEGER NOT NULL CHECK (is_partner IN (0, 1)),
            effective_at INTEGER NOT NULL,
            position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    )

    func keep(_ event: PartnerStatusChanged, position: Int64) throws {
        try connection.execute(
            """
            INSERT INTO partners VALUES (?, ?, ?, ?) ON CONFLICT (organisation_id) DO UPDATE
            SET is_partner = excluded.is_partner, effective_at = excluded.effective_at, position = excluded.position
            WHERE (excluded.effective_at, excluded.position) > (effective_at, position)
            """,
            [event.organisationID.sqlValue, event.isPartner.sqlValue, event.effectiveAt.sqlValue, position.sqlValue])
    }

    func isPartner(_ organisationID: OrganisationID) throws -> Bool {
        let sql = "SELECT is_partner FROM partners WHERE organisation_id = ?"
        return try connection.first(sql, [organisationID.sqlValue]) { $0.bool(0) } ?? false
    }
}
