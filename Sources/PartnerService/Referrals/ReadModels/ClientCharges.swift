import Contracts
import Database
import EventKit

/// What has the payment provider collected of whom, and what of it went back? What is known of a payment may come in any order, since its key changes
/// once it is known whose it is: what is paid stays so, and what went back never shrinks.
struct ClientCharges: Projection {
    let name = "client_charges"
    let tables = ["client_charges"]
    let migrations = [
        Migration(
            "client-charges",
            """
            CREATE TABLE client_charges (
                payment_id TEXT PRIMARY KEY NOT NULL,
                account_id BLOB CHECK (account_id IS NULL OR length(account_id) = 16),
                invoice_id BLOB CHECK (invoice_id IS NULL OR length(invoice_id) = 16),
                mark_id BLOB CHECK (mark_id IS NULL OR length(mark_id) = 16),
                kind TEXT,
                is_paid INTEGER NOT NULL DEFAULT 0 CHECK (is_paid IN (0, 1)),
                amount_cents INTEGER NOT NULL DEFAULT 0,
                went_back_cents INTEGER NOT NULL DEFAULT 0,
                paid_on INTEGER NOT NULL DEFAULT 0,
                test_mode INTEGER NOT NULL DEFAULT 0 CHECK (test_mode IN (0, 1)),
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX client_charges_by_account ON client_charges (account_id, payment_id);
            CREATE INDEX client_charges_by_mark ON client_charges (mark_id) WHERE mark_id IS NOT NULL;
            """),
        // Earlier versions told no net: the whole amount counts as that.
        Migration("client-charges-net", "ALTER TABLE client_charges ADD COLUMN net_cents INTEGER;"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let recorded = try event.decode(PaymentRecorded.self) {
                try keep(recorded, at: event.position ?? 0, work.connection)
            } else if let assigned = try event.decode(PaymentAssigned.self) {
                try keep(assigned, at: event.position ?? 0, work.connection)
            }
        }
    }

    private func keep(_ payment: PaymentRecorded, at position: Int64, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO client_charges (payment_id, account_id, invoice_id, mark_id, kind, is_paid, amount_cents, went_back_cents, paid_on,
                test_mode, position, net_cents)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (payment_id) DO UPDATE SET account_id = coalesce(account_id, excluded.account_id),
                invoice_id = coalesce(invoice_id, excluded.invoice_id), mark_id = coalesce(mark_id, excluded.mark_id),
                kind = coalesce(excluded.kind, kind), is_paid = max(is_paid, excluded.is_paid),
                amount_cents = iif(is_paid > excluded.is_paid, amount_cents, excluded.amount_cents),
                paid_on = iif(is_paid > excluded.is_paid, paid_on, excluded.paid_on),
                went_back_cents = max(went_back_cents, excluded.went_back_cents), test_mode = max(test_mode, excluded.test_mode),
                net_cents = iif(excluded.position >= position OR net_cents IS NULL, coalesce(excluded.net_cents, net_cents), net_cents),
                position = max(position, excluded.position)
            """,
            [
                payment.paymentID.text.sqlValue, payment.accountID.sqlValue, payment.invoiceID.sqlValue, payment.markID.sqlValue,
                (payment.kind?.rawValue).sqlValue, payment.isPaid.sqlValue, payment.amountCents.sqlValue,
                (payment.refundedCents + payment.chargedBackCents).sqlValue, (payment.paidAt ?? payment.createdAt).date.sqlValue,
                payment.testMode.sqlValue, position.sqlValue, payment.netCents.sqlValue,
            ])
    }

    private func keep(_ assigned: PaymentAssigned, at position: Int64, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO client_charges (payment_id, account_id, invoice_id, position) VALUES (?, ?, ?, ?)
            ON CONFLICT (payment_id) DO UPDATE SET account_id = excluded.account_id,
                invoice_id = coalesce(invoice_id, excluded.invoice_id), position = max(position, excluded.position)
            """,
            [assigned.paymentID.text.sqlValue, assigned.accountID.sqlValue, assigned.invoiceID.sqlValue, position.sqlValue])
    }
}
