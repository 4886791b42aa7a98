import Contracts
import Database
import EventKit

/// Who is a partner, or was, since when, and why?
struct Partners: Projection {
    let name = "partners"
    let tables = ["partners"]
    let migrations = [
        Migration(
            "partners",
            """
            CREATE TABLE partners (
                organisation_id BLOB NOT NULL PRIMARY KEY CHECK (length(organisation_id) = 16),
                is_partner INTEGER NOT NULL CHECK (is_partner IN (0, 1)),
                agreement_confirmed INTEGER NOT NULL CHECK (agreement_confirmed IN (0, 1)),
                reason TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                changed_by TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT, WITHOUT ROWID
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let change = try event.decode(PartnerStatusChanged.self) else { continue }
            guard let actor = event.actor, let version = event.stream?.version else {
                throw UnprocessableEvent("the event \(event.id) about a partner is not of this service's store")
            }
            try work.connection.execute(
                """
                INSERT INTO partners VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id) DO UPDATE SET is_partner = excluded.is_partner,
                    agreement_confirmed = excluded.agreement_confirmed, reason = excluded.reason, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by, version = excluded.version
                """,
                [
                    change.organisationID.sqlValue, change.isPartner.sqlValue, change.agreementConfirmed.sqlValue, change.reason.sqlValue,
                    change.effectiveAt.sqlValue, actor.wireName.sqlValue, version.sqlValue,
                ])
        }
    }

    /// The organisation with its status; nil for one of which nothing was told.
    static func answer(for id: OrganisationID, _ connection: Connection) throws -> OrganisationAnswer? {
        guard try Organisations.isKnown(id, connection) else { return nil }
        let name = try Organisations.name(of: id, connection)
        let known = try connection.first(
            "SELECT is_partner, agreement_confirmed, reason, changed_at, changed_by, version FROM partners WHERE organisation_id = ?",
            [id.sqlValue]
        ) { row in
            OrganisationAnswer(
                organisationID: id, name: name, isPartner: row.bool(0), agreementConfirmed: row.bool(1), reason: row.text(2),
                changedAt: row.instant(3), changedBy: row.text(4), version: Int(row.int(5)))
        }
        let unchanged = OrganisationAnswer(
            organisationID: id, name: name, isPartner: false, agreementConfirmed: false, reason: nil, changedAt: nil, changedBy: nil,
            version: 0)
        return known ?? unchanged
    }
}
