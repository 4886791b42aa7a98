/// A list that is read again as a whole whenever something changes, since that may move, add or end rows; with it come the numbers beside the
/// areas.
protocol WholeListFeature: ListFeature {
    associatedtype Page: ListContent

    var services: ConsoleServices { get }

    func content(_ view: ConsoleView) async throws -> Page
}

/// What stands on the page of a list.
protocol ListContent {
    /// As the window is called.
    var title: String { get }
    var list: HTML { get }
    /// What is read again whenever something changes: the list, and whatever follows from it, each with an id of its own.
    var live: HTML { get }

    func html() -> HTML
}

extension ListContent {
    var live: HTML { list }
}

extension WholeListFeature {
    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.live] + (await badges).map { $0.html() })
    }
}
