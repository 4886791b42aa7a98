import Contracts
import Database

/// How many documents of each kind and status were issued on each day, and what of them is open.
enum InvoiceSums {
    static let migration = Migration(
        "invoice-sums",
        """
        CREATE TABLE invoice_sums (
            issued_on INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
            status TEXT NOT NULL,
            documents INTEGER NOT NULL CHECK (documents >= 0),
            open_cents INTEGER NOT NULL CHECK (open_cents >= 0),
            PRIMARY KEY (issued_on, kind, status)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO invoice_sums SELECT issued_on, kind, status, count(*), sum(open_cents) FROM invoices GROUP BY issued_on, kind, status;
        """
    )

    static let table = SumTable("invoice_sums", keys: ["issued_on", "kind", "status"], count: "documents", sums: ["open_cents"])
}

extension SumTable.Part {
    /// An invoice, by what it has come to.
    init(_ figures: InvoiceFigures, _ issuedOn: LocalDate) {
        self.init(documentOn: issuedOn, kind: .invoice, status: figures.status, open: figures.open)
    }

    init(documentOn issuedOn: LocalDate, kind: InvoiceKind, status: InvoiceStatus, open: Cents) {
        self.init(keys: [issuedOn.sqlValue, .text(kind.rawValue), .text(status.rawValue)], amounts: [open.sqlValue])
    }
}
