import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// An invoice with the version of the account that it belongs to, as its owner answers it.
struct InvoiceWithVersion: Decodable, Sendable {
    var invoice: InvoiceAnswer
    var version: Int
    /// To be mailed: it is from before the account went to another organisation.
    var needsAddress: Bool?
}

/// One invoice or credit note: what stands on it, what was paid of it, and the document itself.
struct InvoiceFeature: ConsoleFeature {
    static let paths = ["\(ConsoleArea.invoices.path)/{id}"]
    static let area = ConsoleArea.invoices

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let id: InvoiceID = try view.request.id(of: "invoice")
        let answer: InvoiceWithVersion = try await services.ask(InvoiceOperations.one, of: id, for: view.request)
        let page = InvoicePage(
            invoice: answer.invoice, context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }
}
