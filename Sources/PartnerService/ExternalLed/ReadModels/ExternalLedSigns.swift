import Contracts
import Database
import EventKit

/// Which organisations were created by guests of partners, as far as facts tell now?
struct ExternalLedSigns {
    let connection: Connection

    struct Sign: Sendable, Equatable {
        let organisation: OrganisationID
        let createdBy: UserID
    }

    /// Where to look.
    enum Scope {
        case everywhere
        case organisation(OrganisationID)
        case guest(UserID)
        case partner(OrganisationID)
    }

    /// Those that nobody has noticed yet.
    func undetected(_ scope: Scope, limit: Int) throws -> [Sign] {
        let (condition, value): (String, SQLValue?) =
            switch scope {
            case .everywhere: ("", nil)
            case .organisation(let id): (" AND organisations.organisation_id = ?", id.sqlValue)
            case .guest(let id): (" AND guest_places.user_id = ?", id.sqlValue)
            case .partner(let id): (" AND guest_places.organisation_id = ?", id.sqlValue)
            }
        let sql = """
            SELECT DISTINCT organisations.organisation_id, organisations.created_by
            FROM organisations JOIN guest_places ON guest_places.user_id = organisations.created_by AND \(GuestPlaces.isPlace)
                JOIN partners ON partners.organisation_id = guest_places.organisation_id AND is_partner
            WHERE NOT organisations.deleted AND guest_places.organisation_id <> organisations.organisation_id
                AND NOT EXISTS (SELECT 1 FROM external_led WHERE external_led.organisation_id = organisations.organisation_id)\(condition)
            ORDER BY organisations.organisation_id LIMIT ?
            """
        return try connection.query(sql, (value.map { [$0] } ?? []) + [limit.sqlValue]) {
            Sign(organisation: $0.id(0), createdBy: $0.id(1))
        }
    }

    /// In whose workspaces somebody is or was a guest, those that are partners now.
    func partners(with guest: UserID, apartFrom organisation: OrganisationID) throws -> [OrganisationID] {
        try hosts(of: guest, apartFrom: organisation, "AND is_partner")
    }

    /// The same, with those that were partners once.
    func partnersEver(with guest: UserID, apartFrom organisation: OrganisationID) throws -> [OrganisationID] {
        try hosts(of: guest, apartFrom: organisation, "")
    }

    private func hosts(of guest: UserID, apartFrom organisation: OrganisationID, _ condition: String) throws -> [OrganisationID] {
        let sql = """
            SELECT DISTINCT organisation_id FROM guest_places JOIN partners USING (organisation_id)
            WHERE user_id = ? AND organisation_id <> ? AND \(GuestPlaces.isPlace) \(condition) ORDER BY organisation_id
            """
        return try connection.query(sql, [guest.sqlValue, organisation.sqlValue]) { $0.id(0) }
    }
}
