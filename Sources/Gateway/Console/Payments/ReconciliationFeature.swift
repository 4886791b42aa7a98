import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What was due in a month beside what arrived, of each account, with each gap named.
struct ReconciliationFeature: ListFeature {
    static let name = "reconciliation"
    static let paths = [ReconciliationAddress.listPath]
    static let area = ConsoleArea.payments

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: what arrives moves its account to another place in it.
    func summary(_ view: ConsoleView) async throws -> HTML {
        let page = try await content(view)
        return .joined([page.totals, page.list])
    }

    private func content(_ view: ConsoleView) async throws -> ReconciliationPage {
        let (address, notes) = ReconciliationAddress.nearest(view.query, current: view.now.month)
        let answer: ReconciliationAnswer = try await services.owners.ask(
            ReconciliationOperations.list, address.question, for: view.request)
        return ReconciliationPage(address: address, notes: notes, answer: answer, current: view.now.month)
    }
}
