import Contracts
import StaffAPI
import WebKit

/// The lines of a statement's export: the opening balance, every entry, the closing balance, which is the one of today while the period
/// isn't over. The amounts add up, those that take away being negative.
enum StatementExport {
    static let header = CSV.line(["at", "kind", "amount_cents", "paid_on", "reference", "client_name", "referral_id", "event_id"])

    static func balance(_ kind: String, _ amount: Cents, on day: LocalDate) -> String {
        CSV.line([day.description, kind, "\(amount.amount)", "", "", "", "", ""])
    }

    static func line(_ entry: StatementAnswer.Entry) -> String {
        CSV.line([
            entry.at.description, entry.kind.text, "\(entry.signedCents.amount)", entry.paidOn?.description ?? "", entry.reference ?? "",
            entry.clientName ?? "", entry.referralID.description, entry.eventID,
        ])
    }
}
