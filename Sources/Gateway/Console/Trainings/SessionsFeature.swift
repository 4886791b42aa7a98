import Contracts
import HTTP
import StaffAPI

/// Training sessions of all organisations, as a list or as a month of a calendar.
struct SessionsFeature: WholeListFeature {
    static let name = "training-sessions"
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> SessionsPage {
        let (address, notes) = SessionsAddress.nearest(view.query)
        let month = address.month ?? view.now.month
        let question = address.isCalendar ? address.calendarQuestion(of: month) : address.listQuestion
        let answer: SessionsAnswer = try await services.owners.ask(SessionOperations.list, question, for: view.request)
        return SessionsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
