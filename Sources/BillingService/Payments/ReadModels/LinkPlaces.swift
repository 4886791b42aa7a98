import Contracts
import Database
import EventKit

/// To which invoice of which account a link of the provider belongs.
struct LinkPlace: Sendable, Equatable {
    var account: AccountID
    var invoice: InvoiceID
    var link: PaymentLinkID
}

/// By which links a payment may have been made.
struct LinkPlaces {
    let connection: Connection

    /// More links of one amount than this are not asked for one payment.
    private static let candidatesMaximum = 20

    /// Nil for a link that isn't ours, or isn't known yet.
    func place(ofLink mollieID: String) throws -> LinkPlace? {
        let sql = "SELECT account_id, invoice_id, payment_link_id FROM payment_links WHERE mollie_id = ?"
        return try connection.first(sql, [.text(mollieID)]) { LinkPlace(account: $0.id(0), invoice: $0.id(1), link: $0.id(2)) }
    }

    /// The provider's ids of links that asked this amount, the newest first.
    func candidates(_ amount: Cents) throws -> [String] {
        let sql = """
            SELECT mollie_id FROM payment_links WHERE amount_cents = ? AND mollie_id IS NOT NULL ORDER BY created_at DESC LIMIT ?
            """
        return try connection.query(sql, [amount.sqlValue, Self.candidatesMaximum.sqlValue]) { $0.text(0) }
    }

    /// Whether a link is being made, of this amount where one is given.
    func isMaking(_ amount: Cents? = nil) throws -> Bool {
        let sql = "SELECT 1 FROM payment_links WHERE state = 'creating' AND (?1 IS NULL OR amount_cents = ?1) LIMIT 1"
        return try connection.first(sql, [amount.sqlValue]) { _ in true } ?? false
    }
}
