import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Holds the list of an account's payment links against what the account decided of them.
struct LinksCheck {
    private typealias State = PaymentLinkAnswer.State

    private struct Row: Equatable {
        let invoice: InvoiceID
        let state: String
        let amount: Cents
        let mollieID: String?
    }

    let step: CheckStep

    func compare(_ account: AccountID) throws {
        let state = try EventStore(step.connection, source: EventContext.billing.source).load(Account.self, id: account.description).state
        let rows = try rows(of: account)
        for id in Set(state.paymentLinks.keys).union(rows.keys).sorted() {
            func tell(_ figure: String, expected: String, found: String) {
                guard expected != found else { return }
                step.findings.add(CheckDifference(account: account, "\(figure) of payment link \(id)", expected: expected, found: found))
            }
            guard let link = state.paymentLinks[id], let row = rows[id] else {
                tell("line", expected: state.paymentLinks[id] == nil ? "none" : "there", found: rows[id] == nil ? "none" : "there")
                continue
            }
            tell("invoice", expected: "\(link.invoiceID)", found: "\(row.invoice)")
            tell("amount", expected: "\(link.amount)", found: "\(row.amount)")
            tell("Mollie's id", expected: link.mollieID?.text ?? "none", found: row.mollieID ?? "none")
            let states = try states(of: link, id, account)
            if !states.map(\.rawValue).contains(row.state) {
                tell("state", expected: states.map(\.rawValue).joined(separator: " or "), found: row.state)
            }
            guard row.state == State.open.rawValue || row.state == State.creating.rawValue else { continue }
            tell("what it asks", expected: "\(try open(of: row.invoice))", found: "\(row.amount)")
        }
    }

    private func rows(of account: AccountID) throws -> [PaymentLinkID: Row] {
        let sql = "SELECT payment_link_id, invoice_id, state, amount_cents, mollie_id FROM payment_links WHERE account_id = ?"
        let rows: [(PaymentLinkID, Row)] = try step.connection.query(sql, [account.sqlValue]) { row in
            (row.id(0), Row(invoice: row.id(1), state: row.text(2), amount: row.cents(3), mollieID: row.optionalText(4)))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// That it was paid is the stronger fact: also a link that was taken back before can have been paid by.
    private func states(of link: PaymentLinkState, _ id: PaymentLinkID, _ account: AccountID) throws -> [State] {
        if link.phase != .paid, try isPaid(id, of: account) { return [.paid] }
        return switch link.phase {
        case .creating: [.creating]
        case .open: [.open]
        case .refused: [.refused]
        case .paid: [.paid]
        case .closed: [.archived, .expired]
        }
    }

    private func isPaid(_ id: PaymentLinkID, of account: AccountID) throws -> Bool {
        var filter = PaymentFilter(account: account)
        filter.statuses = [.paid]
        var isPaid = false
        try PaymentReader(connection: step.connection).forEach(filter) { isPaid = isPaid || $0.paymentLinkID == id }
        return isPaid
    }

    private func open(of invoice: InvoiceID) throws -> Cents {
        try step.connection.first("SELECT open_cents FROM invoices WHERE invoice_id = ?", [invoice.sqlValue]) { $0.cents(0) } ?? .zero
    }
}
