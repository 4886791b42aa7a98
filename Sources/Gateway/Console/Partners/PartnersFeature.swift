import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Partners with what is owed to them, what is owed most first.
struct PartnersFeature: ListFeature {
    static let name = "partners"
    static let area = ConsoleArea.partners

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: what is paid moves a partner to another place in it.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.totals, page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> PartnersPage {
        let (address, notes) = PartnersAddress.nearest(view.query)
        let answer: PartnersAnswer = try await services.owners.ask(PartnerOperations.list, address.question, for: view.request)
        return PartnersPage(address: address, notes: notes, answer: answer)
    }
}
