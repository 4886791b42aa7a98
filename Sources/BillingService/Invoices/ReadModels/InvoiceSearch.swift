import Contracts
import Database
import TextSearch

/// Finds invoices by any part of the number, the buyer's name or a reference, in an index of trigrams.
struct InvoiceSearch {
    let connection: Connection

    func add(_ invoice: InvoiceID, _ document: InvoiceDocument) throws {
        let texts = [document.number, document.buyer.legalName, document.poReference, document.buyerReference].compactMap { $0 }
        try connection.execute(
            "INSERT INTO invoice_search (invoice_id, text) VALUES (?, ?)",
            [invoice.sqlValue, .text(SearchText(texts.joined(separator: " ")).text)])
    }

    /// The invoices whose text holds each of these words, as a condition with its values; nil where no word is looked for.
    static func condition(_ words: [String]) -> (sql: String, values: [SQLValue])? {
        guard !words.isEmpty else { return nil }
        let (sql, texts) = TrigramQuery.condition(words)
        return ("invoice_id IN (SELECT invoice_id FROM invoice_search WHERE \(sql))", texts.map { .text($0) })
    }
}
