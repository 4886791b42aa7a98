import Contracts
import Database
import EventKit
import Invoicing

/// Reads what is known of each account around a month: charges, invoices and payments by their days, and nothing of accounts that have none.
struct AccountsAround {
    let connection: Connection
    let month: Month
    /// Nil for all accounts.
    let account: AccountID?
    /// Whether payments count by which no money has moved.
    let includesTests: Bool
    /// Whether charges have VAT in them.
    let withVAT: Bool

    private var firstDay: LocalDate { month.firstDay }
    private var lastDay: LocalDate { month.next.firstDay.adding(days: -1) }

    func read() throws -> [AccountID: AccountAround] {
        var accounts: [AccountID: AccountAround] = [:]
        try readCharges(&accounts)
        try readUndated(&accounts)
        try readInvoices(&accounts)
        try readPayments(&accounts)
        return accounts
    }

    /// Those for which a payment may be that has to do with the month; of one account all.
    private func readCharges(_ accounts: inout [AccountID: AccountAround]) throws {
        let days = firstDay.adding(days: -2 * MatchedPayments.daysLate)...lastDay.adding(days: 2 * MatchedPayments.daysLate)
        let question = "SELECT account_id, due_on, billing_period, repeats, amount_cents, seat_cents FROM subscription_charges WHERE"
        let ofAll = "\(question) repeats = 0 AND due_on BETWEEN ?1 AND ?2 UNION ALL \(question) repeats = 1 AND due_on <= ?2"
        var rates: [AccountID: VATRate] = [:]
        let (sql, values): (String, [SQLValue]) =
            account.map { ("\(question) account_id = ?", [$0.sqlValue]) }
            ?? (ofAll, [days.lowerBound.sqlValue, days.upperBound.sqlValue])
        try connection.forEach(sql, values) { row in
            let account: AccountID = row.id(0)
            let charge = SubscriptionCharge(
                dueOn: row.date(1), cadence: BillingPeriod(rawValue: row.text(2)) ?? .annual, amount: row.cents(4),
                seatAmount: row.optionalCents(5), repeats: row.bool(3))
            let dueDays = charge.days(in: days)
            // Of other months only the days count, and who buys is asked of each account alone.
            if withVAT, rates[account] == nil, dueDays.contains(where: { $0.month == month }) {
                rates[account] = try KnownDetails(of: account, connection).chargedRate
            }
            accounts[account, default: AccountAround()].charges += dueDays.map { day in
                DueCharge(dueOn: day, net: charge.amount, seatNet: charge.seatAmount, rate: rates[account])
            }
        }
        for account in accounts.keys { accounts[account]?.charges.sort { $0.dueOn < $1.dueOn } }
    }

    private func readUndated(_ accounts: inout [AccountID: AccountAround]) throws {
        let sql = """
            SELECT account_id, first_day, last_day FROM undated_subscriptions
            WHERE (?1 IS NULL OR account_id = ?1) AND first_day <= ?2 AND (last_day IS NULL OR last_day >= ?3)
            """
        let values = [
            account.sqlValue, lastDay.adding(days: MatchedPayments.daysLate).sqlValue,
            firstDay.adding(days: -MatchedPayments.daysLate).sqlValue,
        ]
        try connection.forEach(sql, values) { row in
            let undated = UndatedSubscription(firstDay: row.date(1), lastDay: row.optionalDate(2))
            accounts[row.id(0), default: AccountAround()].undated.append(undated)
        }
    }

    /// Those that are due in the month, with what went back of the payments that stand on them.
    private func readInvoices(_ accounts: inout [AccountID: AccountAround]) throws {
        let sql = """
            SELECT invoices.account_id, invoices.invoice_id, number, due_on, total_cents, paid_cents, credited_cents, payment_id,
                refunded_cents, charged_back_cents
            FROM invoices LEFT JOIN invoice_payments ON invoice_payments.invoice_id = invoices.invoice_id
            LEFT JOIN payments ON payments.mark_id = invoice_payments.mark_id
            WHERE invoices.kind = 'invoice' AND due_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR invoices.account_id = ?3)
            ORDER BY invoices.account_id, due_on, number, payment_id
            """
        try connection.forEach(sql, [firstDay.sqlValue, lastDay.sqlValue, account.sqlValue]) { row in
            let (account, id): (AccountID, InvoiceID) = (row.id(0), row.id(1))
            var invoices = accounts[account]?.invoices ?? []
            var invoice = invoices.last?.invoiceID == id ? invoices.removeLast() : Self.invoice(id, row)
            if let payment = row.optionalText(7) {
                invoice.paymentIDs.append(payment)
                invoice.refunded += row.cents(8)
                invoice.chargedBack += row.cents(9)
            }
            accounts[account, default: AccountAround()].invoices = invoices + [invoice]
        }
    }

    private static func invoice(_ id: InvoiceID, _ row: Row) -> DueInvoice {
        DueInvoice(
            invoiceID: id, number: row.text(2), dueOn: row.date(3),
            figures: InvoiceFigures(total: row.cents(4), paid: row.cents(5), credited: row.cents(6)))
    }

    /// Those that stand on no invoice: made when they may be for a charge of the month, or paid in it; of one account all.
    private func readPayments(_ accounts: inout [AccountID: AccountAround]) throws {
        let begin = firstDay.adding(days: -MatchedPayments.daysLate - MatchedPayments.daysEarly).start
        let end = lastDay.adding(days: MatchedPayments.daysLate + 1).start
        let (sql, values): (String, [SQLValue]) =
            account.map { (Self.payments("payments.account_id = ?2"), [$0.sqlValue]) }
            ?? (
                Self.payments("created_at >= ?2 AND created_at < ?3") + " UNION ALL "
                    + Self.payments("status = 'paid' AND paid_on BETWEEN ?4 AND ?5 AND created_at < ?2"),
                [begin.sqlValue, end.sqlValue, firstDay.sqlValue, lastDay.sqlValue]
            )
        try connection.forEach(sql, [includesTests.sqlValue] + values) { row in
            let invoice: InvoiceID? = row.optionalID(10)
            let payment = ProviderPayment(
                paymentID: row.text(1), kind: invoice == nil ? row.optionalText(2).flatMap(PaymentKind.init) : .invoiceLink,
                standing: ProviderPayment.Standing(row.text(3)), amount: row.cents(4), refunded: row.cents(5), chargedBack: row.cents(6),
                madeAt: row.instant(7), paidOn: row.optionalDate(8), isSecond: row.bool(9))
            accounts[row.id(0), default: AccountAround()].payments.append(payment)
        }
        for account in accounts.keys { accounts[account]?.payments.sort { ($0.madeAt, $0.paymentID) < ($1.madeAt, $1.paymentID) } }
    }

    private static func payments(_ condition: String) -> String {
        """
        SELECT payments.account_id, payment_id, kind, status, payments.amount_cents, refunded_cents, charged_back_cents, created_at,
            paid_on, paid_twice, payments.invoice_id
        FROM payments LEFT JOIN invoice_payments
            ON invoice_payments.invoice_id = payments.invoice_id AND invoice_payments.mark_id = payments.mark_id
        WHERE payments.account_id IS NOT NULL AND payments.amount_cents > 0 AND invoice_payments.mark_id IS NULL AND (?1 OR test_mode = 0)
            AND \(condition)
        """
    }
}

extension KnownDetails {
    /// The VAT with which charges are taken; the Dutch one where nobody has said who buys, or what was said can't be read.
    var chargedRate: VATRate {
        details.flatMap { BillingDetailsRules.vatDecision($0) }?.treatment.rate ?? .dutch
    }
}

extension Row {
    fileprivate func optionalDate(_ index: Int) -> LocalDate? { isNull(index) ? nil : date(index) }
}
