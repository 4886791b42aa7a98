import Contracts
import Database
import EventKit
import Invoicing

/// Which numbers were issued, also by another system before. The next one is taken inside the transaction that issues it, and as there is one writer, nobody else can take it:
/// a refused or interrupted command leaves none behind. The schema refuses a second use all the same.
struct IssuedNumbers: Projection {
    let name = "issued-numbers"
    let tables = ["issued_numbers"]
    let migrations = [
        Migration(
            "issued-numbers",
            """
            CREATE TABLE issued_numbers (
                series TEXT NOT NULL CHECK (series IN ('invoices', 'credit_notes')),
                year INTEGER NOT NULL,
                sequence INTEGER NOT NULL CHECK (sequence > 0),
                document_id BLOB NOT NULL UNIQUE CHECK (length(document_id) = 16),
                PRIMARY KEY (series, year, sequence)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        Migration(
            "issued-numbers-of-the-past",
            "ALTER TABLE issued_numbers ADD COLUMN is_imported INTEGER NOT NULL DEFAULT 0 CHECK (is_imported IN (0, 1))"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let issued = try event.decode(InvoiceIssued.self) {
                try keep(.invoices, issued.document.number, issued.invoiceID, isImported: issued.issuedIn != nil, work.connection)
            } else if let issued = try event.decode(CreditNoteIssued.self) {
                try keep(.creditNotes, issued.document.number, issued.creditNoteID, isImported: issued.issuedIn != nil, work.connection)
            }
        }
    }

    private func keep(
        _ own: NumberSeries, _ number: String, _ document: InvoiceID, isImported: Bool, _ connection: Connection
    ) throws {
        let place = NumberSeries.place(of: number)
        guard let place, isImported || place.series == own else {
            guard isImported else { throw UnprocessableEvent("\(number) is no number of the series \(own.rawValue)") }
            return
        }
        try connection.execute(
            "INSERT INTO issued_numbers (series, year, sequence, document_id, is_imported) VALUES (?, ?, ?, ?, ?)",
            [
                .text(place.series.rawValue), place.year.sqlValue, place.sequence.sqlValue, document.sqlValue, isImported.sqlValue,
            ])
    }

    /// The number that the next document of a year gets.
    static func next(_ series: NumberSeries, in year: Int, _ connection: Connection) throws -> DocumentNumber {
        let sql = "SELECT coalesce(max(sequence), 0) FROM issued_numbers WHERE series = ? AND year = ?"
        let last = try connection.first(sql, [.text(series.rawValue), year.sqlValue]) { $0.int(0) } ?? 0
        return try series.number(last + 1, in: year)
    }
}
