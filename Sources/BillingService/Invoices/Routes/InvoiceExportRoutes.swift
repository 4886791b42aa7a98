import Contracts
import Cryptography
import Database
import EventKit
import StaffAPI
import WebKit

/// Invoices for the bookkeeper: a file of lines, and the manifest by which it can be told whether the file is whole.
enum InvoiceExportRoutes {
    static func add(to routes: inout ServiceRoutes) {
        routes.stream(InvoiceOperations.export, fileName: fileName) { request, connection, writer in
            let filter = try InvoiceFilter(request.parameters)
            try writer.write(InvoiceExport.header)
            try InvoiceExport.forEachLine(filter, connection) { line, _ in try writer.write(line) }
        }
        routes.query(InvoiceOperations.manifest) { request, connection in
            let filter = try InvoiceFilter(request.parameters)
            let digest = RunningDigest()
            var manifest = InvoiceManifestAnswer(fileName: fileName(request), filters: filter.description)
            digest.add(Array(InvoiceExport.header.utf8))
            try InvoiceExport.forEachLine(filter, connection) { line, document in
                digest.add(Array(line.utf8))
                manifest.add(document)
            }
            manifest.sha256 = Digest.hexadecimal(digest.finish())
            return manifest
        }
    }

    /// `invoices-2026-01-01-2026-12-31.csv`
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        let parts = ["invoices", request.text("kind"), request.text("from"), request.text("to")]
        return parts.compactMap { $0 }.joined(separator: "-") + ".csv"
    }
}
