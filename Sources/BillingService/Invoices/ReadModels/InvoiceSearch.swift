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

    /// The invoices whose text holds each of these words, as a condition with its values; nil where no word is looked for. The index alone would also
    /// find what it takes for the same letter; words of one or two letters have no trigram, and are looked for in all texts.
    static func condition(_ words: [String]) -> (sql: String, values: [SQLValue])? {
        guard !words.isEmpty else { return nil }
        let match = TrigramQuery.all(of: words)
        let conditions = (match == nil ? [] : ["text MATCH ?"]) + words.map { _ in "instr(text, ?) > 0" }
        return (
            "invoice_id IN (SELECT invoice_id FROM invoice_search WHERE \(conditions.joined(separator: " AND ")))",
            (match.map { [.text($0)] } ?? []) + words.map { .text($0) }
        )
    }
}
