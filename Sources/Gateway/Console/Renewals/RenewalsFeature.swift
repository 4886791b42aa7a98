import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Renewals: what ends within some days or has ended uninvoiced, by date.
struct RenewalsFeature: ListFeature {
    static let name = "renewals"
    static let area = ConsoleArea.renewals

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: what is renewed moves to another place in it or leaves it, and what it comes to follows.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> RenewalsPage {
        let (address, notes) = RenewalsAddress.nearest(view.query)
        let answer: RenewalsAnswer = try await services.owners.ask(RenewalOperations.list, address.question, for: view.request)
        return RenewalsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
