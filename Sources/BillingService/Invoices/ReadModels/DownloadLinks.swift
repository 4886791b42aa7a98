import Contracts
import Database
import EventKit

/// By which tokens customers look at invoices and credit notes.
struct DownloadLinks: Projection {
    let name = "download-links"
    let tables = ["download_links"]
    let migrations = [
        Migration(
            "download-links",
            """
            CREATE TABLE download_links (
                invoice_id BLOB PRIMARY KEY NOT NULL CHECK (length(invoice_id) = 16),
                token TEXT NOT NULL UNIQUE,
                url TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let set = try event.decode(InvoiceDownloadLinkSet.self) else { continue }
            let invoice = set.invoiceID.sqlValue
            try work.connection.execute("DELETE FROM download_links WHERE invoice_id = ?", [invoice])
            guard let token = set.token, let url = set.url else { continue }
            try work.connection.execute(
                "INSERT INTO download_links (invoice_id, token, url) VALUES (?, ?, ?)", [invoice, .text(token.text), .text(url)])
        }
    }

    /// Nil where there is none, or it was taken back.
    static func url(of invoice: InvoiceID, _ connection: Connection) throws -> String? {
        try connection.first("SELECT url FROM download_links WHERE invoice_id = ?", [invoice.sqlValue]) { $0.text(0) }
    }

    /// Nil for a token that holds for nothing, or no more.
    static func invoice(of token: String, _ connection: Connection) throws -> InvoiceID? {
        try connection.first("SELECT invoice_id FROM download_links WHERE token = ?", [.text(token)]) { $0.id(0) }
    }
}
