import Contracts
import Database
import EventKit
import StaffAPI
import WebKit
import WireJSON

/// The lines of the export: one per document and kind of VAT, in the order of issue. Amounts are without sign on invoices; a credit note takes
/// them back, and so has them below zero.
enum InvoiceExport {
    static let header = CSV.line([
        "kind", "number", "issued_on", "due_on", "period_start", "period_end", "account_id", "buyer", "buyer_country", "buyer_vat_id",
        "vat_category", "vat_percent", "net_cents", "vat_cents", "total_cents", "status", "paid_cents", "credited_cents", "open_cents",
        "credits_number", "buyer_reference", "po_reference",
    ])

    static func forEachLine(
        _ filter: InvoiceFilter, _ connection: Connection, _ body: (String, InvoiceManifestAnswer.Document) throws -> Void
    ) throws {
        let (sql, values) = filter.condition
        let question = InvoiceReader.question(
            "kind, document, status, paid_cents, credited_cents, open_cents, account_id", "\(sql) ORDER BY issued_on, number")
        try connection.forEach(question, values) { row in
            let document = try WireJSONDecoder(limits: .ours).decode(InvoiceDocument.self, from: Array(row.text(1).utf8))
            let isInvoice = row.text(0) == InvoiceKind.invoice.rawValue
            let sign: Int = isInvoice ? 1 : -1
            let sums = InvoiceManifestAnswer.Document(
                category: document.vat.category, percent: document.vat.percent, net: document.netCents.times(sign),
                vat: document.vatCents.times(sign), total: document.totalCents.times(sign))
            let standing = isInvoice ? [row.text(2)] + (3...5).map { "\(row.int($0))" } : ["", "", "", ""]
            try body(line(row.text(0), document, sums, of: row.id(6), standing: standing), sums)
        }
    }

    private static func line(
        _ kind: String, _ document: InvoiceDocument, _ sums: InvoiceManifestAnswer.Document, of account: AccountID, standing: [String]
    ) -> String {
        let days = [document.issuedOn, document.dueOn, document.periodStart, document.periodEnd].map { $0?.description ?? "" }
        let buyer = [document.buyer.legalName, document.buyer.country, document.buyer.vatID ?? ""]
        let amounts = [sums.net, sums.vat, sums.total].map { "\($0.amount)" }
        let references = [document.preceding?.number, document.buyerReference, document.poReference].map { $0 ?? "" }
        let head = [kind, document.number] + days + [account.description] + buyer
        return CSV.line(head + [sums.category, "\(sums.percent)"] + amounts + standing + references)
    }
}
