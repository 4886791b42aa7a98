import Contracts
import StaffAPI
import WebKit

/// The lines of the export, one per account, in the order of the list.
enum ReconciliationExport {
    static let header = CSV.line([
        "month", "account_id", "label", "expected_cents", "not_due_cents", "arrived_cents", "gap_cents", "refunded_cents",
        "charged_back_cents", "gaps", "invoices", "payments",
    ])

    static func line(_ row: ReconciliationRow, _ month: Month) -> String {
        let amounts = [
            row.expectedCents, row.notDueCents, row.arrivedCents, row.gapCents, row.refundedCents, row.chargedBackCents,
        ].map { "\($0.amount)" }
        let gaps = row.gaps.map(\.text).joined(separator: " ")
        let invoices = row.items.compactMap(\.invoiceNumber).joined(separator: " ")
        let payments = row.items.flatMap(\.paymentIDs).joined(separator: " ")
        return CSV.line([month.description, row.accountID.description, row.label] + amounts + [gaps, invoices, payments])
    }
}
