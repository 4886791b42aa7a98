import Contracts
import Cryptography
import Database
import EventKit
import Foundation

/// The documents of invoices, each made once and kept byte for byte.
struct InvoiceFiles: Projection {
    let name = "invoice-files"
    let tables = ["invoice_files"]
    let migrations = [
        Migration(
            "invoice-files",
            """
            CREATE TABLE invoice_files (
                invoice_id BLOB NOT NULL CHECK (length(invoice_id) = 16),
                format TEXT NOT NULL CHECK (format IN ('html', 'pdf', 'xml')),
                sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                content BLOB NOT NULL,
                PRIMARY KEY (invoice_id, format)
            ) STRICT;
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let stored = try event.decode(InvoiceFileStored.self) else { continue }
            guard let content = Data(base64Encoded: stored.content) else {
                throw UnprocessableEvent("the content of a document of invoice \(stored.invoiceID) isn't Base64")
            }
            try work.connection.execute(
                "INSERT INTO invoice_files (invoice_id, format, sha256, content) VALUES (?, ?, ?, ?)",
                [stored.invoiceID.sqlValue, .text(stored.format.rawValue), .text(stored.sha256), .blob([UInt8](content))])
        }
    }

    /// Nil where it has not been made.
    static func content(of invoice: InvoiceID, _ format: InvoiceFileFormat, _ connection: Connection) throws -> [UInt8]? {
        let sql = "SELECT content FROM invoice_files WHERE invoice_id = ? AND format = ?"
        return try connection.first(sql, [invoice.sqlValue, .text(format.rawValue)]) { $0.bytes(0) }
    }

    static func formats(of invoice: InvoiceID, _ connection: Connection) throws -> [InvoiceFileFormat] {
        let sql = "SELECT format FROM invoice_files WHERE invoice_id = ?"
        return try connection.query(sql, [invoice.sqlValue]) { InvoiceFileFormat(rawValue: $0.text(0)) }.compactMap { $0 }
    }
}
