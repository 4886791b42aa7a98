import Contracts
import Database
import EventKit

/// By which links can invoices of an account be paid now? What has ended a link stays known, so that nothing that comes later opens it again.
struct OpenPaymentLinks: Projection {
    let name = "open_payment_links"
    let tables = ["client_payment_links"]
    let migrations = [
        Migration(
            "client-payment-links",
            """
            CREATE TABLE client_payment_links (
                payment_link_id BLOB PRIMARY KEY NOT NULL CHECK (length(payment_link_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                expires_at INTEGER NOT NULL,
                has_ended INTEGER NOT NULL CHECK (has_ended IN (0, 1))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX client_payment_links_open ON client_payment_links (account_id, expires_at) WHERE NOT has_ended;
            """),
        // A database of an older version has read these events already, and kept none of what is asked here.
        .readingAgain(.billing, as: "client-payment-links-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let asked = try event.decode(PaymentLinkAsked.self) {
                try begin(asked.paymentLinkID, of: asked.accountID, until: asked.expiresAt, work.connection)
            } else if let issued = try event.decode(PaymentLinkIssued.self) {
                try begin(issued.paymentLinkID, of: issued.accountID, until: issued.expiresAt, work.connection)
            } else if let refused = try event.decode(PaymentLinkRefused.self) {
                try end(refused.paymentLinkID, of: refused.accountID, work.connection)
            } else if let cancelled = try event.decode(PaymentLinkCancelled.self) {
                try end(cancelled.paymentLinkID, of: cancelled.accountID, work.connection)
            } else if let paid = try event.decode(InvoicePaid.self), let link = paid.paymentLinkID {
                try end(link, of: paid.accountID, work.connection)
            } else if let part = try event.decode(InvoicePartPaid.self), let link = part.paymentLinkID {
                try end(link, of: part.accountID, work.connection)
            }
        }
    }

    static func count(of account: AccountID, at now: Instant, _ connection: Connection) throws -> Int {
        let sql = "SELECT count(*) FROM client_payment_links WHERE account_id = ? AND NOT has_ended AND expires_at > ?"
        return try connection.first(sql, [account.sqlValue, now.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    private func begin(_ link: PaymentLinkID, of account: AccountID, until end: Instant, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO client_payment_links VALUES (?, ?, ?, 0)
            ON CONFLICT (payment_link_id) DO UPDATE SET expires_at = excluded.expires_at
            """,
            [link.sqlValue, account.sqlValue, end.sqlValue])
    }

    private func end(_ link: PaymentLinkID, of account: AccountID, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO client_payment_links VALUES (?, ?, 0, 1)
            ON CONFLICT (payment_link_id) DO UPDATE SET has_ended = 1
            """,
            [link.sqlValue, account.sqlValue])
    }
}
