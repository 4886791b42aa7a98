import Contracts
import Database
import EventKit
import StaffAPI

/// Every payment link, as lists show them.
struct PaymentLinkTable: Projection {
    let name = "payment-links"
    let tables = ["payment_links"]
    let migrations = [
        Migration(
            "payment-links",
            """
            CREATE TABLE payment_links (
                payment_link_id BLOB PRIMARY KEY NOT NULL CHECK (length(payment_link_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                invoice_id BLOB NOT NULL CHECK (length(invoice_id) = 16),
                number TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('creating', 'open', 'paid', 'expired', 'archived', 'refused')),
                amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
                description TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                created_by TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                mollie_id TEXT UNIQUE,
                url TEXT,
                refusal TEXT
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX payment_links_by_account ON payment_links (account_id, created_at, payment_link_id);
            CREATE INDEX payment_links_by_invoice ON payment_links (invoice_id, created_at, payment_link_id);
            CREATE INDEX payment_links_by_amount ON payment_links (amount_cents, created_at);
            CREATE INDEX payment_links_by_state ON payment_links (state, created_at);
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let asked = try event.decode(PaymentLinkAsked.self) {
                try ask(asked, event, work.connection)
            } else if let issued = try event.decode(PaymentLinkIssued.self) {
                try work.connection.execute(
                    """
                    UPDATE payment_links SET mollie_id = ?, url = ?, expires_at = ?, state = iif(state = 'creating', 'open', state)
                    WHERE payment_link_id = ?
                    """,
                    [.text(issued.mollieID.text), .text(issued.url), issued.expiresAt.sqlValue, issued.paymentLinkID.sqlValue])
            } else if let refused = try event.decode(PaymentLinkRefused.self) {
                try work.connection.execute(
                    "UPDATE payment_links SET state = 'refused', refusal = ? WHERE payment_link_id = ?",
                    [.text(refused.answer.text), refused.paymentLinkID.sqlValue])
            } else if let cancelled = try event.decode(PaymentLinkCancelled.self) {
                try move(cancelled.paymentLinkID, to: cancelled.cause == .expired ? .expired : .archived, work.connection)
            } else if let paid = try event.decode(InvoicePaid.self)?.paymentLinkID ?? event.decode(InvoicePartPaid.self)?.paymentLinkID {
                try move(paid, to: .paid, work.connection)
            } else if let payment = try event.decode(PaymentRecorded.self), payment.isPaid, let link = payment.paymentLinkID {
                // Also where its invoice had been paid before.
                try move(link, to: .paid, work.connection)
            }
        }
    }

    /// Whatever else became of it: that it was paid is the stronger fact.
    private func move(_ link: PaymentLinkID, to state: PaymentLinkAnswer.State, _ connection: Connection) throws {
        try connection.execute(
            "UPDATE payment_links SET state = ? WHERE payment_link_id = ? AND state <> 'paid'", [.text(state.rawValue), link.sqlValue])
    }

    private func ask(_ asked: PaymentLinkAsked, _ event: CloudEvent, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO payment_links (payment_link_id, account_id, invoice_id, number, state, amount_cents, description, expires_at,
                created_by, created_at)
            VALUES (?, ?, ?, ?, 'creating', ?, ?, ?, ?, ?)
            """,
            [
                asked.paymentLinkID.sqlValue, asked.accountID.sqlValue, asked.invoiceID.sqlValue, .text(asked.number),
                asked.amountCents.sqlValue, .text(asked.description), asked.expiresAt.sqlValue,
                .text((event.actor ?? .system).wireName), event.time.sqlValue,
            ])
    }
}
