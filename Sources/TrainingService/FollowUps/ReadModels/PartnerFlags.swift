import Contracts
import Database
import EventKit

/// Which organisations are partners: whoever works with clients there needs no look at that any more.
struct PartnerFlags: Projection {
    let name = "partner-flags"
    let tables = ["partner_flags"]
    let migrations = [
        Migration(
            "partner-flags",
            """
            CREATE TABLE partner_flags (
                organisation_id BLOB PRIMARY KEY NOT NULL CHECK (length(organisation_id) = 16),
                is_partner INTEGER NOT NULL CHECK (is_partner IN (0, 1)),
                changed_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let change = try event.decode(PartnerStatusChanged.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO partner_flags VALUES (?, ?, ?)
                ON CONFLICT (organisation_id) DO UPDATE SET is_partner = excluded.is_partner, changed_at = excluded.changed_at
                WHERE excluded.changed_at >= partner_flags.changed_at
                """,
                [change.organisationID.sqlValue, change.isPartner.sqlValue, change.effectiveAt.sqlValue])
        }
    }

    static func isPartner(_ id: OrganisationID, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT is_partner FROM partner_flags WHERE organisation_id = ?", [id.sqlValue]) { $0.bool(0) } ?? false
    }
}
