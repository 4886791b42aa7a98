import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Holds the list of payments, and what payments marked on invoices, against what was decided.
struct PaymentsCheck {
    /// What a payment has marked, as the list of an invoice's payments has it.
    private struct Mark: Equatable, CustomStringConvertible {
        let invoice: InvoiceID
        let mark: PaymentMarkID
        let amount: Cents

        var description: String { "\(amount.inEuros) on \(invoice) (\(mark))" }
    }

    let step: CheckStep
    private var accounts: [AccountID: AccountState] = [:]

    init(step: CheckStep) {
        self.step = step
    }

    func compare(stream: String) throws {
        let state = try CollectedPayment.state(after: store.events(ofStream: stream))
        guard let payment = state.recorded, try !PaymentTable.isKept(payment, step.connection) else { return }
        let found = try PaymentReader(connection: step.connection).recorded(payment.paymentID.text)
        step.findings.add(
            CheckDifference(
                account: payment.accountID, "payment \(payment.paymentID.text)", expected: "as its events say",
                found: found == nil ? "missing" : "something else"))
    }

    mutating func compareMarks(of id: String) throws {
        guard let payment = try store.load(CollectedPayment.self, id: id).state.recorded else {
            step.findings.add(CheckDifference("payment \(id.prefix(64))", expected: "not recorded", found: "in the list"))
            return
        }
        let account = try payment.accountID.map { try state(of: $0) }
        let expected = account.flatMap { mark(of: payment, in: $0) }.map { [$0] } ?? []
        step.findings.compare(expected, try marks(of: id, payment.accountID)) {
            CheckDifference(account: payment.accountID, "marks of payment \(id)", expected: $0, found: $1)
        }
        let isSettled = payment.markID != nil || payment.paidTwice
        guard payment.isPaid, payment.accountID != nil, payment.invoiceID != nil, !isSettled else { return }
        step.findings.add(
            CheckDifference(account: payment.accountID, "payment \(id)", expected: "marked or a task", found: "paid and neither"))
    }

    /// The mark as the account has it, with the payment's own amount; nil where it was withdrawn, or never made.
    private func mark(of payment: PaymentRecorded, in account: AccountState) -> Mark? {
        guard let mark = account.receipts[payment.paymentID.text], let invoice = payment.invoiceID,
            account.invoices[invoice]?.payments.contains(where: { $0.markID == mark }) == true
        else { return nil }
        return Mark(invoice: invoice, mark: mark, amount: payment.amountCents)
    }

    /// Those on invoices of its account.
    private func marks(of id: String, _ account: AccountID?) throws -> [Mark] {
        let sql = """
            SELECT invoice_id, mark_id, amount_cents FROM invoices JOIN invoice_payments USING (invoice_id)
            WHERE account_id = ? AND source = ? AND reference = ? ORDER BY mark_id LIMIT 10
            """
        return try step.connection.query(sql, [account.sqlValue, .text(ReceivePayment.source), .text(id)]) {
            Mark(invoice: $0.id(0), mark: $0.id(1), amount: $0.cents(2))
        }
    }

    private mutating func state(of account: AccountID) throws -> AccountState {
        let state = try accounts[account] ?? store.load(Account.self, id: account.description).state
        accounts[account] = state
        return state
    }

    private var store: EventStore { EventStore(step.connection, source: EventContext.billing.source) }
}
