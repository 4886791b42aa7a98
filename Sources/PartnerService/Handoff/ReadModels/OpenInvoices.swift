import Contracts
import Database

/// What an account's invoices still ask.
struct OpenInvoices: Sendable, Equatable {
    let count: Int
    let cents: Cents

    static func of(_ account: AccountID, _ connection: Connection) throws -> OpenInvoices {
        let sql = """
            SELECT count(*), coalesce(sum(open_cents), 0) FROM (
                SELECT total_cents - credited_cents - coalesce((
                    SELECT sum(amount_cents) FROM client_receipts AS receipt
                    WHERE receipt.invoice_id = client_invoices.invoice_id AND NOT is_withdrawn AND NOT \(ClientInvoices.isReplaced)
                    ), 0) AS open_cents
                FROM client_invoices WHERE account_id = ?)
            WHERE open_cents > 0
            """
        return try connection.first(sql, [account.sqlValue]) { OpenInvoices(count: Int($0.int(0)), cents: $0.cents(1)) }
            ?? OpenInvoices(count: 0, cents: .zero)
    }
}
