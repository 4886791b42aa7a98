import StaffAPI

/// Home: what waits for somebody, and the month so far.
struct HomeFeature: ListFeature {
    static let name = "home"
    static let area = ConsoleArea.home

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        ConsolePage(title: Self.area.title, html: await content(view).html())
    }

    /// All of it: what one owner is told may end what another counts.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = await content(view)
        return .joined([page.parts] + (await badges).map { $0.html() })
    }

    /// Each part stands without the other.
    private func content(_ view: ConsoleView) async -> HomePage {
        async let tasks = services.unlessAway("what waits", view) { try await TaskDesk(owners: services.owners).tasks(for: view.request) }
        async let revenue = services.unlessAway("the month so far", view) { try await RevenueFeature.lastMonths(services.owners, view) }
        return HomePage(tasks: await tasks, months: await revenue?.months, now: view.now)
    }
}
