import Contracts
import Database

/// How many documents of each kind and status were issued on each day, and what of them is open: what a list comes to is the sum of a few days,
/// however many invoices there are.
struct InvoiceSums {
    let connection: Connection

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

    /// A document as the sums see it.
    struct Part: Equatable {
        var issuedOn: LocalDate
        var kind: InvoiceKind
        var status: InvoiceStatus
        var open: Cents
    }

    func add(_ part: Part) throws {
        try connection.execute(
            """
            INSERT INTO invoice_sums (issued_on, kind, status, documents, open_cents) VALUES (?, ?, ?, 1, ?)
            ON CONFLICT DO UPDATE SET documents = documents + 1, open_cents = open_cents + excluded.open_cents
            """, Self.key(part) + [part.open.sqlValue])
    }

    func move(_ old: Part, to new: Part) throws {
        guard old != new else { return }
        let place = "issued_on = ? AND kind = ? AND status = ?"
        try connection.execute(
            "UPDATE invoice_sums SET documents = documents - 1, open_cents = open_cents - ? WHERE \(place)",
            [old.open.sqlValue] + Self.key(old))
        try connection.execute("DELETE FROM invoice_sums WHERE \(place) AND documents = 0", Self.key(old))
        try add(new)
    }

    private static func key(_ part: Part) -> [SQLValue] {
        [part.issuedOn.sqlValue, .text(part.kind.rawValue), .text(part.status.rawValue)]
    }
}

extension InvoiceSums.Part {
    /// An invoice, by what it has come to.
    init(_ figures: InvoiceFigures, _ issuedOn: LocalDate) {
        self.init(issuedOn: issuedOn, kind: .invoice, status: figures.status, open: figures.open)
    }
}
