import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Invoices and credit notes of all accounts, the newest first, and what can be done about each.
struct InvoicesFeature: ListFeature {
    static let name = "invoices"
    static let area = ConsoleArea.invoices

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: what happens to an invoice often makes another one, and totals and the number of overdue ones follow.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.totals, page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> InvoicesPage {
        let (address, notes) = InvoicesAddress.nearest(view.query)
        let answer: InvoicesAnswer = try await services.owners.ask(InvoiceOperations.list, address.question, for: view.request)
        return InvoicesPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
