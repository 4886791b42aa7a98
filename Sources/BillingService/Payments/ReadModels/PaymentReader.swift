import Contracts
import Database
import EventKit
import StaffAPI
import WireJSON

/// Reads payments as callers see them.
struct PaymentReader {
    let connection: Connection

    private static let decoder = WireJSONDecoder(limits: .ours)

    /// What is known of it; nil where there is none.
    func recorded(_ id: String) throws -> PaymentRecorded? {
        try connection.first("SELECT payment FROM payments WHERE payment_id = ?", [.text(id)]) { try Self.payment($0.text(0)) }
    }

    /// Whether a mark on an invoice is known to come from a payment.
    func hasMarked(_ mark: PaymentMarkID) throws -> Bool {
        try connection.first("SELECT 1 FROM payments WHERE mark_id = ?", [mark.sqlValue]) { _ in true } ?? false
    }

    func answer(_ id: String) throws -> PaymentAnswer? {
        try connection.first("SELECT \(Self.columns) FROM payments WHERE payment_id = ?", [.text(id)], Listed.init).map(answer)
    }

    /// Those that fit, the newest first, from after a place in the list on.
    func page(_ filter: PaymentFilter, after position: PaymentPosition?, limit: Int) throws -> [PaymentAnswer] {
        let (question, values) = Self.pageQuestion(filter, after: position)
        return try rows(question, values + [limit.sqlValue])
    }

    /// Chooses by indexes alone before anything else is read of a payment. The last value is the limit.
    static func pageQuestion(_ filter: PaymentFilter, after position: PaymentPosition?) -> (sql: String, values: [SQLValue]) {
        var (sql, values) = filter.condition
        if let position {
            sql += " AND (created_at, payment_id) < (?, ?)"
            values += [position.createdAt.sqlValue, .text(position.paymentID)]
        }
        let order = "ORDER BY created_at DESC, payment_id DESC"
        let chosen = "(SELECT payment_id FROM payments WHERE \(sql) \(order) LIMIT ?)"
        return ("SELECT \(columns) FROM \(chosen) CROSS JOIN payments USING (payment_id) \(order)", values)
    }

    /// Those that fit, the oldest first.
    func oldest(_ filter: PaymentFilter, limit: Int) throws -> [PaymentAnswer] {
        let (sql, values) = filter.condition
        let question = "SELECT \(Self.columns) FROM payments WHERE \(sql) ORDER BY created_at, payment_id LIMIT ?"
        return try rows(question, values + [limit.sqlValue])
    }

    func forEach(_ filter: PaymentFilter, _ body: (PaymentAnswer) throws -> Void) throws {
        let (sql, values) = filter.condition
        try connection.forEach("SELECT \(Self.columns) FROM payments WHERE \(sql) ORDER BY created_at, payment_id", values) { row in
            try body(answer(try Listed(row)))
        }
    }

    func totals(_ filter: PaymentFilter) throws -> PaymentsAnswer.Totals {
        let (question, values) = Self.totalsQuestion(filter)
        var totals = PaymentsAnswer.Totals(
            payments: 0, paidCents: .zero, refundedCents: .zero, chargedBackCents: .zero, failed: 0, pending: 0, incomplete: false)
        try connection.forEach(question, values) { row in
            let count = Int(row.int(1))
            totals.payments += count
            totals.refundedCents += row.cents(3)
            totals.chargedBackCents += row.cents(4)
            switch PaymentStatus(rawValue: row.text(0)) {
            case .paid: totals.paidCents += row.cents(2)
            case .failed, .expired, .canceled: totals.failed += count
            case .open, .pending, .authorized: totals.pending += count
            case nil: break
            }
        }
        return totals
    }

    static func totalsQuestion(_ filter: PaymentFilter) -> (sql: String, values: [SQLValue]) {
        let (condition, values) = filter.condition
        let (count, table) = filter.isOfMonths ? ("sum(payments)", "payment_sums") : ("count(*)", "payments")
        return (
            """
            SELECT status, \(count), sum(amount_cents), sum(refunded_cents), sum(charged_back_cents) FROM \(table) WHERE \(condition)
            GROUP BY status
            """, values
        )
    }

    private static let columns = (["payment"] + PaymentAnswer.Task.allCases.map { "(\($0.condition))" }).joined(separator: ", ")

    /// A payment, and what of it waits for somebody.
    private struct Listed {
        let payment: PaymentRecorded
        let tasks: [PaymentAnswer.Task]

        init(_ row: Row) throws {
            payment = try PaymentReader.payment(row.text(0))
            tasks = PaymentAnswer.Task.allCases.enumerated().filter { row.bool($0.offset + 1) }.map(\.element)
        }
    }

    private func rows(_ question: String, _ values: [SQLValue]) throws -> [PaymentAnswer] {
        try connection.query(question, values) { try Listed($0) }.map(answer)
    }

    private func answer(_ listed: Listed) throws -> PaymentAnswer {
        let payment = listed.payment
        let number = try payment.invoiceID.flatMap { invoice in
            try connection.first("SELECT number FROM invoices WHERE invoice_id = ?", [invoice.sqlValue]) { $0.text(0) }
        }
        let name = try payment.organisationID.flatMap { try CustomerNames.name(of: $0, connection) }
        let account = try payment.accountID.flatMap { try OpenAccounts.identity(of: $0, connection) }
        let label = try account.flatMap { try CustomerNames.name(of: $0, connection) }
        return PaymentAnswer(payment, label: label, organisationName: name, invoiceNumber: number, tasks: listed.tasks)
    }

    private static func payment(_ text: String) throws -> PaymentRecorded {
        try decoder.decode(PaymentRecorded.self, from: Array(text.utf8))
    }
}

/// A place in the list of payments.
struct PaymentPosition: Codable, Sendable, Equatable {
    var createdAt: Instant
    var paymentID: String
}
