import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Invoices and credit notes of all accounts, the newest first, and what can be done about each.
struct InvoicesFeature: WholeListFeature {
    static let name = "invoices"
    static let area = ConsoleArea.invoices

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> InvoicesPage {
        let (address, notes) = InvoicesAddress.nearest(view.query)
        let answer: InvoicesAnswer = try await services.owners.ask(InvoiceOperations.list, address.question, for: view.request)
        return InvoicesPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
