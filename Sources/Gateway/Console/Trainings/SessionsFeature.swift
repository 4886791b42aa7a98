import Contracts
import HTTP
import StaffAPI

/// Training sessions of all organisations, as a list or as a month of a calendar.
struct SessionsFeature: ListFeature {
    static let name = "training-sessions"
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list, since a session that gets a date moves in it, and how many wait for one.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> SessionsPage {
        let (address, notes) = SessionsAddress.nearest(view.query)
        let month = address.month ?? view.now.month
        let question = address.isCalendar ? address.calendarQuestion(of: month) : address.listQuestion
        let answer: SessionsAnswer = try await services.owners.ask(SessionOperations.list, question, for: view.request)
        return SessionsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
