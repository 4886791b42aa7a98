import HTTP
import StaffAPI
import WebKit

/// Upgrade requests: what customers ask of staff, what waits first.
struct RequestsFeature: ListFeature {
    static let name = "requests"
    static let area = ConsoleArea.requests

    /// More stand on further pages.
    private static let pageSize = 50

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await shown(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list, with its rows: a request that is decided moves to another place. And how many wait, in the navigation.
    func summary(_ view: ConsoleView) async throws -> HTML {
        try await view.request.waitForEvent(services.context.seen)
        async let badges = AreaBadges(services: services).all(view)
        let list = try await shown(view).list
        return .joined([list] + (try await badges).map { $0.html() })
    }

    private func shown(_ view: ConsoleView) async throws -> RequestsPage {
        let address = RequestsAddress(view.query)
        let question = address.question(limit: Self.pageSize)
        let answer: UpgradeRequestsAnswer = try await services.owners.ask(UpgradeRequestOperations.list, question, for: view.request)
        return RequestsPage(address: address, answer: answer, viewer: view.viewer, now: view.now)
    }
}
