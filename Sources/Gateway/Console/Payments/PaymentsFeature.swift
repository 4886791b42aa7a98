import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What Mollie has collected, the newest first, and what of it is nobody's yet.
struct PaymentsFeature: ListFeature {
    static let name = "payments"
    static let area = ConsoleArea.payments

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: new payments come to its head, and totals and the number of unassigned ones follow.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.totals, page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> PaymentsPage {
        let (address, notes) = PaymentsAddress.nearest(view.query)
        let answer: PaymentsAnswer = try await services.owners.ask(PaymentOperations.list, address.question, for: view.request)
        return PaymentsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
