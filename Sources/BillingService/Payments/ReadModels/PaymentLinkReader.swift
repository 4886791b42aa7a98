import Contracts
import Database
import EventKit
import StaffAPI

/// Reads payment links as callers see them.
struct PaymentLinkReader {
    let connection: Connection

    private static let columns = """
        payment_link_id, account_id, invoice_id, number, state, url, amount_cents, description, expires_at, created_by, created_at, refusal
        """

    /// Nil where there is none.
    func link(_ id: PaymentLinkID) throws -> PaymentLinkAnswer? {
        try rows("payment_link_id = ?", [id.sqlValue]).first
    }

    /// The newest link of an invoice; nil where that was taken back, or there is none.
    func current(of invoice: InvoiceID) throws -> PaymentLinkAnswer? {
        let newest = try rows("invoice_id = ? ORDER BY created_at DESC, payment_link_id DESC LIMIT 1", [invoice.sqlValue]).first
        return newest.flatMap { $0.state == .archived ? nil : $0 }
    }

    /// Those of an account, the newest first, from after a place in the list on.
    func page(of account: AccountID, after position: PaymentLinkPosition?, limit: Int) throws -> [PaymentLinkAnswer] {
        var sql = "account_id = ?"
        var values = [account.sqlValue]
        if let position {
            sql += " AND (created_at, payment_link_id) < (?, ?)"
            values += [position.createdAt.sqlValue, position.link.sqlValue]
        }
        return try rows("\(sql) ORDER BY created_at DESC, payment_link_id DESC LIMIT ?", values + [limit.sqlValue])
    }

    private func rows(_ condition: String, _ values: [SQLValue]) throws -> [PaymentLinkAnswer] {
        try connection.query("SELECT \(Self.columns) FROM payment_links WHERE \(condition)", values) { row in
            PaymentLinkAnswer(
                paymentLinkID: row.id(0), accountID: row.id(1), invoiceID: row.id(2), invoiceNumber: row.text(3),
                state: Word(text: row.text(4)), url: row.optionalText(5), amountCents: row.cents(6), description: row.text(7),
                expiresAt: row.instant(8), createdBy: row.text(9), createdAt: row.instant(10), refusal: row.optionalText(11))
        }
    }
}

/// A place in the list of an account's links.
struct PaymentLinkPosition: Codable, Sendable, Equatable {
    var createdAt: Instant
    var link: PaymentLinkID
}
