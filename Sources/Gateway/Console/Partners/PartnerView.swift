import Contracts
import StaffAPI

/// A partner as every part of its page knows it.
struct PartnerView: Sendable {
    let row: PartnerRow
    let tab: PartnerTab
    let context: RowContext

    var id: OrganisationID { row.organisationID }
    var name: ShownName { ShownName(row.name ?? "Partner that is gone") }

    func path(_ tab: PartnerTab) -> String { ConsolePath.partner(id, tab) }
}
