import Contracts
import Database
import EventKit

/// What clients have paid, as it is known now, whichever event told it.
///
/// Money for an invoice is told twice where it came by the provider: as a mark on the invoice and as a payment. The mark is what counts, as
/// for the invoice itself; of the payment only what went back is looked at. It is told twice as well where a past was imported as a paid
/// period first and as an invoice with its payments later: these count. A payment that stands on no invoice counts by itself, where it is a
/// charge of a subscription. What can't be told stays out until it can: it may have to be given back.
struct ClientMoney {
    let connection: Connection

    private static let invoiceColumns = "invoice_id, number, net_cents, total_cents, credited_cents, position"
    private static let chargeColumns = """
        payment_id, invoice_id, kind, is_paid, amount_cents, went_back_cents, paid_on, test_mode, position, net_cents
        """

    /// All that an account has paid, by the day on which it came.
    func payments(of account: AccountID) throws -> [ClientPayment] {
        let invoices = try invoices("account_id = ?", account.sqlValue)
        let charges = try charges("account_id = ?", account.sqlValue)
        return (invoices.flatMap(\.payments) + charges).sorted { ($0.paidOn, $0.id.text) < ($1.paidOn, $1.id.text) }
    }

    func payments(for invoice: InvoiceID) throws -> [ClientPayment] {
        try invoices("invoice_id = ?", invoice.sqlValue).flatMap(\.payments)
    }

    /// None for one that isn't paid yet.
    func payments(by charge: ShortText) throws -> [ClientPayment] { try charges("payment_id = ?", charge.text.sqlValue) }

    /// Whose charge it is; nil while nobody has told.
    func account(of charge: ShortText) throws -> AccountID? {
        let sql = "SELECT account_id FROM client_charges WHERE payment_id = ?"
        return try connection.first(sql, [charge.text.sqlValue]) { $0.optionalID(0) } ?? nil
    }

    /// The invoice that a charge stands on, if any.
    func invoice(of charge: ShortText) throws -> InvoiceID? {
        let sql = "SELECT invoice_id FROM client_charges WHERE payment_id = ?"
        return try connection.first(sql, [charge.text.sqlValue]) { $0.optionalID(0) } ?? nil
    }

    private func invoices(_ condition: String, _ value: SQLValue) throws -> [PaidInvoice] {
        let sql = "SELECT \(Self.invoiceColumns) FROM client_invoices WHERE \(condition) ORDER BY invoice_id"
        let found = try connection.query(sql, [value]) { row in
            PaidInvoice(
                invoiceID: row.id(0), number: row.optionalText(1).flatMap { ShortText($0) }, net: row.cents(2), total: row.cents(3),
                credited: row.cents(4), position: row.int(5), receipts: [])
        }
        return try found.map { invoice in
            var invoice = invoice
            invoice.receipts = try receipts(of: invoice.invoiceID)
            return invoice
        }
    }

    private func receipts(of invoice: InvoiceID) throws -> [PaidInvoice.Receipt] {
        let sql = """
            SELECT mark_id, receipt.amount_cents, received_on, is_withdrawn, receipt.position,
                coalesce(sum(went_back_cents), 0), coalesce(max(test_mode), 0), coalesce(max(charge.position), 0),
                \(ClientInvoices.isReplaced)
            FROM client_receipts AS receipt LEFT JOIN client_charges AS charge USING (mark_id)
            WHERE receipt.invoice_id = ? GROUP BY mark_id
            """
        return try connection.query(sql, [invoice.sqlValue]) { row in
            PaidInvoice.Receipt(
                markID: row.id(0), amount: row.cents(1), receivedOn: row.date(2), wentBack: row.cents(5),
                isVoid: row.bool(3) || row.bool(6) || row.bool(8), position: max(row.int(4), row.int(7)))
        }
    }

    private static let subscriptionKinds: Set<PaymentKind> = [.first, .renewal, .seats, .retry]

    private func charges(_ condition: String, _ value: SQLValue) throws -> [ClientPayment] {
        let sql = "SELECT \(Self.chargeColumns) FROM client_charges WHERE \(condition) AND is_paid ORDER BY payment_id"
        return try connection.query(sql, [value]) { row in
            let kind = row.optionalText(2).flatMap { PaymentKind(rawValue: $0) }
            let counts = row.isNull(1) && !row.bool(7) && kind.map { Self.subscriptionKinds.contains($0) } ?? false
            let (id, amount): (ShortText, Cents) = ("\(row.text(0))", row.cents(4))
            return ClientPayment(
                kind: .subscriptionPayment, id: id, reference: id, paidOn: row.date(6),
                kept: KeptMoney(counts ? amount - row.cents(5) : .zero, net: row.isNull(9) ? amount : row.cents(9), of: amount),
                position: row.int(8))
        }
    }
}
