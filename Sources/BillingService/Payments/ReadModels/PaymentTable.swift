import Contracts
import Database
import EventKit
import WireJSON

/// Every payment of the provider, as lists show them.
struct PaymentTable: Projection {
    let name = "payments"
    let tables = ["payments", "payment_search", "payment_sums"]
    let searchTables = ["payment_search"]
    let migrations = [
        Migration(
            "payments",
            """
            CREATE TABLE payments (
                payment_id TEXT PRIMARY KEY NOT NULL CHECK (payment_id <> ''),
                account_id BLOB CHECK (length(account_id) = 16),
                invoice_id BLOB CHECK (length(invoice_id) = 16),
                status TEXT NOT NULL,
                kind TEXT,
                amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
                refunded_cents INTEGER NOT NULL CHECK (refunded_cents >= 0),
                charged_back_cents INTEGER NOT NULL CHECK (charged_back_cents >= 0),
                created_at INTEGER NOT NULL,
                mark_id BLOB UNIQUE CHECK (length(mark_id) = 16),
                searched TEXT NOT NULL,
                payment TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX payments_by_time ON payments (created_at, payment_id);
            CREATE INDEX payments_by_account ON payments (account_id, created_at, payment_id);
            """
        ),
        Migration(
            "payments-paid-on",
            """
            ALTER TABLE payments ADD COLUMN paid_on INTEGER;
            ALTER TABLE payments ADD COLUMN paid_twice INTEGER NOT NULL DEFAULT 0 CHECK (paid_twice IN (0, 1));
            ALTER TABLE payments ADD COLUMN test_mode INTEGER NOT NULL DEFAULT 0 CHECK (test_mode IN (0, 1));
            UPDATE payments SET paid_on = CAST(julianday(substr(json_extract(payment, '$.paid_at'), 1, 10)) - 2440587.5 AS INTEGER),
                paid_twice = coalesce(json_extract(payment, '$.paid_twice'), 0), test_mode = coalesce(json_extract(payment, '$.test_mode'), 0);
            CREATE INDEX payments_by_day_paid ON payments (paid_on, created_at) WHERE status = 'paid';
            DROP INDEX payments_by_time;
            CREATE INDEX payments_by_time ON payments (created_at, payment_id, account_id, invoice_id, mark_id, kind, status, amount_cents,
                refunded_cents, charged_back_cents, paid_on, paid_twice, test_mode);
            """
        ),
        // Leads to payments by parts of their text. A text that has changed since leads there too; what counts is what stands with the payment.
        Migration(
            "payment-search",
            """
            CREATE VIRTUAL TABLE payment_search USING fts5(payment_id UNINDEXED, text, tokenize = 'trigram');
            INSERT INTO payment_search (payment_id, text) SELECT payment_id, searched FROM payments;
            """
        ),
        Migration(
            "payments-to-see-to",
            """
            CREATE INDEX payments_paid_twice ON payments (paid_twice, created_at, payment_id) WHERE paid_twice = 1;
            CREATE INDEX payments_refunded ON payments (created_at, payment_id) WHERE refunded_cents > 0;
            CREATE INDEX payments_charged_back ON payments (created_at, payment_id) WHERE charged_back_cents > 0;
            """
        ),
        PaymentSums.migration,
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let recorded = try event.decode(PaymentRecorded.self) {
                try keep(recorded, work.connection)
            } else if let assigned = try event.decode(PaymentAssigned.self) {
                guard var payment = try PaymentReader(connection: work.connection).recorded(assigned.paymentID.text) else { continue }
                payment.accountID = assigned.accountID
                payment.organisationID = assigned.organisationID
                payment.invoiceID = assigned.invoiceID ?? payment.invoiceID
                try keep(payment, work.connection)
            }
        }
    }

    private static let columns = [
        "payment_id", "account_id", "invoice_id", "status", "kind", "amount_cents", "refunded_cents", "charged_back_cents", "created_at",
        "mark_id", "searched", "payment", "paid_on", "paid_twice", "test_mode",
    ]

    private func keep(_ payment: PaymentRecorded, _ connection: Connection) throws {
        let id = SQLValue.text(payment.paymentID.text)
        let known = try PaymentReader(connection: connection).recorded(payment.paymentID.text)
        try PaymentSums.table.replace(known.map(SumTable.Part.init), by: SumTable.Part(payment), connection)
        let searched = Self.searched(payment)
        if known.map(Self.searched) != searched {
            try connection.execute("INSERT INTO payment_search (payment_id, text) VALUES (?, ?)", [id, .text(searched)])
        }
        let places = Self.columns.map { _ in "?" }.joined(separator: ", ")
        let changes = Self.columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO payments (\(Self.columns.joined(separator: ", "))) VALUES (\(places))
            ON CONFLICT (payment_id) DO UPDATE SET \(changes)
            """, try Self.values(of: payment))
    }

    /// Whether it stands here, in every column, as it is.
    static func isKept(_ payment: PaymentRecorded, _ connection: Connection) throws -> Bool {
        let condition = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
        return try connection.first("SELECT 1 FROM payments WHERE \(condition)", try values(of: payment)) { _ in true } ?? false
    }

    private static func searched(_ payment: PaymentRecorded) -> String {
        [payment.paymentID.text, payment.description.text, payment.method?.text ?? ""].joined(separator: "\n").lowercased()
    }

    private static func values(of payment: PaymentRecorded) throws -> [SQLValue] {
        [
            .text(payment.paymentID.text), payment.accountID.sqlValue, payment.invoiceID.sqlValue, .text(payment.status.text),
            payment.kind.map { .text($0.rawValue) } ?? .null, payment.amountCents.sqlValue, payment.refundedCents.sqlValue,
            payment.chargedBackCents.sqlValue, payment.createdAt.sqlValue, payment.markID.sqlValue, .text(searched(payment)),
            .text(String(decoding: try WireJSONEncoder().encode(payment), as: UTF8.self)), (payment.paidAt?.date).sqlValue,
            payment.paidTwice.sqlValue, payment.testMode.sqlValue,
        ]
    }
}
