import Contracts
import StaffAPI
import WebKit

/// The lines of the export, in the order of the list.
enum RenewalExport {
    static let header = CSV.line([
        "due_on", "overdue", "kind", "account_id", "label", "tier", "next_amount_cents", "account_manager", "contact", "contact_name",
        "note", "snoozed_until", "renewal_id",
    ])

    static func line(_ row: RenewalRow) -> String {
        CSV.line([
            row.dueOn.description, "\(row.overdue)", row.kind.text, row.accountID.description, row.label, row.tier.text,
            row.nextAmountCents.map { "\($0.amount)" } ?? "", row.accountManager ?? "", row.contact?.email ?? "", row.contact?.name ?? "",
            row.note ?? "", row.snoozedUntil?.description ?? "", row.renewalID,
        ])
    }
}
