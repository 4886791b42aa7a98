import Contracts
import Database
import EventKit

/// What did invoices ask, what came for them, and what was taken back? Of everybody: a referral may begin in the past. Events of billing may come
/// again, so that nothing is added up that an event says whole.
struct ClientInvoices: Projection {
    let name = "client_invoices"
    let tables = ["client_invoices", "client_receipts"]
    let migrations = [
        Migration(
            "client-invoices",
            """
            CREATE TABLE client_invoices (
                invoice_id BLOB PRIMARY KEY NOT NULL CHECK (length(invoice_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                number TEXT,
                net_cents INTEGER NOT NULL DEFAULT 0,
                total_cents INTEGER NOT NULL DEFAULT 0,
                credited_cents INTEGER NOT NULL DEFAULT 0,
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX client_invoices_by_account ON client_invoices (account_id, invoice_id);
            CREATE TABLE client_receipts (
                mark_id BLOB PRIMARY KEY NOT NULL CHECK (length(mark_id) = 16),
                invoice_id BLOB NOT NULL CHECK (length(invoice_id) = 16),
                amount_cents INTEGER NOT NULL DEFAULT 0,
                received_on INTEGER NOT NULL DEFAULT 0,
                is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX client_receipts_by_invoice ON client_receipts (invoice_id, mark_id);
            """)
    ]

    /// Whether a receipt stands for a paid period although payments of the invoice itself are known, as SQL about `client_receipts AS
    /// receipt`. They tell the same money, also once they are withdrawn, so that it counts no more.
    static let isReplaced = """
        (receipt.mark_id = receipt.invoice_id AND EXISTS (
            SELECT 1 FROM client_receipts AS other WHERE other.invoice_id = receipt.invoice_id AND other.mark_id <> receipt.mark_id))
        """

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            let writer = ClientInvoiceWriter(connection: work.connection, position: event.position ?? 0)
            if let issued = try event.decode(InvoiceIssued.self) {
                let document = issued.document
                try writer.keep(
                    issued.invoiceID, issued.accountID, document.number, net: document.netCents, total: document.totalCents)
            } else if let part = try event.decode(InvoicePartPaid.self) {
                try writer.keep(part.invoiceID, part.accountID, part.number)
                try writer.receive(part.markID, part.invoiceID, part.amountCents, on: part.receivedOn)
            } else if let paid = try event.decode(InvoicePaid.self) {
                try writer.keep(paid.invoiceID, paid.accountID, paid.number, net: paid.netCents, total: paid.totalCents)
                try writer.receive(paid)
            } else if let withdrawn = try event.decode(InvoicePaymentWithdrawn.self) {
                try writer.keep(withdrawn.invoiceID, withdrawn.accountID, withdrawn.number)
                try writer.withdraw(withdrawn.markID, withdrawn.invoiceID)
            } else if let note = try event.decode(CreditNoteIssued.self) {
                try writer.keep(note.invoiceID, note.accountID, note.invoiceNumber, credited: note.creditedCents)
            }
        }
    }
}

private struct ClientInvoiceWriter {
    let connection: Connection
    let position: Int64

    /// What an event doesn't say stays as another one has said it.
    func keep(
        _ invoice: InvoiceID, _ account: AccountID, _ number: String?, net: Cents = .zero, total: Cents = .zero, credited: Cents = .zero
    ) throws {
        try connection.execute(
            """
            INSERT INTO client_invoices (invoice_id, account_id, number, net_cents, total_cents, credited_cents, position)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (invoice_id) DO UPDATE SET number = coalesce(number, excluded.number),
                net_cents = max(net_cents, excluded.net_cents), total_cents = max(total_cents, excluded.total_cents),
                credited_cents = max(credited_cents, excluded.credited_cents), position = max(position, excluded.position)
            """,
            [
                invoice.sqlValue, account.sqlValue, number.sqlValue, net.sqlValue, total.sqlValue, credited.sqlValue, position.sqlValue,
            ])
    }

    /// A paid period of an imported past tells no payment of its own: the invoice stands for it, until its payments are told
    /// (`isReplaced`). What a credit note made paid brought nothing.
    func receive(_ paid: InvoicePaid) throws {
        let mark = paid.markID ?? PaymentMarkID(high: paid.invoiceID.high, low: paid.invoiceID.low)
        let amount = paid.amountCents ?? paid.totalCents
        guard amount > .zero else { return }
        try receive(mark, paid.invoiceID, amount, on: paid.receivedOn)
    }

    func receive(_ mark: PaymentMarkID, _ invoice: InvoiceID, _ amount: Cents, on day: LocalDate) throws {
        try connection.execute(
            """
            INSERT INTO client_receipts (mark_id, invoice_id, amount_cents, received_on, position) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (mark_id) DO UPDATE SET amount_cents = excluded.amount_cents, received_on = excluded.received_on,
                position = max(position, excluded.position)
            """, [mark.sqlValue, invoice.sqlValue, amount.sqlValue, day.sqlValue, position.sqlValue])
    }

    func withdraw(_ mark: PaymentMarkID, _ invoice: InvoiceID) throws {
        try connection.execute(
            """
            INSERT INTO client_receipts (mark_id, invoice_id, is_withdrawn, position) VALUES (?, ?, 1, ?)
            ON CONFLICT (mark_id) DO UPDATE SET is_withdrawn = 1, position = max(position, excluded.position)
            """, [mark.sqlValue, invoice.sqlValue, position.sqlValue])
    }
}
