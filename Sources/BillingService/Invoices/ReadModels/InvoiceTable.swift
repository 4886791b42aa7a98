import Contracts
import Database
import EventKit
import WireJSON

/// Every invoice and credit note, as lists show them. Rows are narrow, since a list goes through many: what stands on a document is kept apart, and so
/// are the texts of the search and the sums of each day.
struct InvoiceTable: Projection {
    let name = "invoices"
    let tables = ["invoices", "invoice_payments", "invoice_documents", "invoice_search", "invoice_sums", "invoiced_sessions"]
    let searchTables = ["invoice_search"]
    let migrations = [
        Migration(
            "invoices",
            """
            CREATE TABLE invoices (
                invoice_id BLOB PRIMARY KEY NOT NULL CHECK (length(invoice_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
                number TEXT NOT NULL UNIQUE,
                purpose TEXT NOT NULL,
                issued_on INTEGER NOT NULL,
                due_on INTEGER,
                buyer TEXT NOT NULL,
                searched TEXT NOT NULL,
                total_cents INTEGER NOT NULL CHECK (total_cents > 0),
                paid_cents INTEGER NOT NULL DEFAULT 0 CHECK (paid_cents >= 0),
                credited_cents INTEGER NOT NULL DEFAULT 0 CHECK (credited_cents BETWEEN 0 AND total_cents),
                open_cents INTEGER NOT NULL CHECK (open_cents >= 0),
                is_late INTEGER NOT NULL DEFAULT 0 CHECK (is_late IN (0, 1)),
                status TEXT NOT NULL CHECK (status IN ('issued', 'overdue', 'partly_paid', 'paid', 'credited')),
                credits BLOB REFERENCES invoices (invoice_id),
                asked_mark BLOB,
                asked_by TEXT,
                asked_reason TEXT,
                sending_to TEXT,
                sent_to TEXT,
                sent_at INTEGER,
                refused_to TEXT,
                refused_answer TEXT,
                refused_at INTEGER,
                document TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX invoices_by_day ON invoices (issued_on, number, status, kind, open_cents);
            CREATE INDEX invoices_by_status ON invoices (status, kind, issued_on, number, open_cents);
            CREATE INDEX invoices_by_account ON invoices (account_id, issued_on, number);
            CREATE INDEX open_invoices ON invoices (account_id, due_on, open_cents) WHERE open_cents > 0 AND kind = 'invoice';
            CREATE TABLE invoice_payments (
                invoice_id BLOB NOT NULL REFERENCES invoices (invoice_id),
                mark_id BLOB NOT NULL CHECK (length(mark_id) = 16),
                amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
                source TEXT NOT NULL,
                reference TEXT,
                received_on INTEGER NOT NULL,
                event_id TEXT NOT NULL,
                PRIMARY KEY (invoice_id, mark_id)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        Migration("invoices-by-day-due", "CREATE INDEX invoices_by_day_due ON invoices (due_on, account_id) WHERE kind = 'invoice'"),
        Migration("invoices-of-the-past", "ALTER TABLE invoices ADD COLUMN issued_in TEXT CHECK (issued_in <> '')"),
        Migration(
            "invoice-documents",
            """
            CREATE TABLE invoice_documents (
                invoice_id BLOB PRIMARY KEY NOT NULL CHECK (length(invoice_id) = 16),
                document TEXT NOT NULL
            ) STRICT;
            INSERT INTO invoice_documents (invoice_id, document) SELECT invoice_id, document FROM invoices;
            CREATE VIRTUAL TABLE invoice_search USING fts5(invoice_id UNINDEXED, text, tokenize = 'trigram');
            INSERT INTO invoice_search (invoice_id, text) SELECT invoice_id, searched FROM invoices;
            ALTER TABLE invoices DROP COLUMN document;
            ALTER TABLE invoices DROP COLUMN searched;
            CREATE INDEX credit_notes_by_invoice ON invoices (credits, issued_on, number) WHERE credits IS NOT NULL;
            """
        ),
        InvoiceSums.migration,
        Migration("invoices-mails-given-up", "ALTER TABLE invoices ADD COLUMN refused_attempts INTEGER CHECK (refused_attempts > 0)"),
        Migration(
            "invoices-to-see-to",
            """
            CREATE INDEX invoices_mail_refused ON invoices (kind, status, issued_on, number) WHERE refused_at IS NOT NULL;
            CREATE INDEX invoices_withdrawal_asked ON invoices (kind, status, issued_on, number) WHERE asked_mark IS NOT NULL;
            """),
        // No invoice that is older has such a line.
        Migration(
            "invoiced-sessions",
            """
            CREATE TABLE invoiced_sessions (
                training_session_id BLOB NOT NULL CHECK (length(training_session_id) = 16),
                invoice_id BLOB NOT NULL REFERENCES invoices (invoice_id),
                PRIMARY KEY (training_session_id, invoice_id)
            ) STRICT, WITHOUT ROWID;
            """),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            let change = InvoiceChange(connection: work.connection)
            if let issued = try event.decode(InvoiceIssued.self) {
                try change.issue(issued)
            } else if let part = try event.decode(InvoicePartPaid.self) {
                try change.receive(part, event)
            } else if let paid = try event.decode(InvoicePaid.self) {
                try change.receive(paid, event)
            } else if let asked = try event.decode(InvoiceWithdrawalAsked.self) {
                try change.ask(asked)
            } else if let withdrawn = try event.decode(InvoicePaymentWithdrawn.self) {
                try change.withdraw(withdrawn)
            } else if let overdue = try event.decode(InvoiceOverdue.self) {
                try change.move(overdue.invoiceID) { $0.isLate = true }
            } else if let note = try event.decode(CreditNoteIssued.self) {
                try change.credit(note)
            } else if let asked = try event.decode(InvoiceSendAsked.self) {
                try change.mail(asked)
            } else if let sent = try event.decode(InvoiceSent.self) {
                try change.mail(sent)
            } else if let refused = try event.decode(InvoiceMailRefused.self) {
                try change.mail(refused)
            }
        }
    }
}
