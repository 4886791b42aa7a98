import Contracts
import HTTP
import StaffAPI
import WebKit

/// What a dialog about a training session says of it, as its owner has it at the moment of opening; and of whom on its roster, where it is
/// about one of them.
struct SessionDialogSubject: DialogMatter {
    let action: StaffAction
    let session: SessionRow
    let participant: Participant?

    /// Throws 404 for a session that there isn't, or who isn't on its roster; 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: TrainingSessionID = try view.request.parameters.id("session") else {
            throw Problem.invalid("session", "session has to be given")
        }
        let answer: SessionAnswer = try await services.ask(SessionOperations.get, of: id, for: view.request)
        let person: UserID? = try view.request.parameters.id("person")
        try self.init(action, answer.session, person: person)
    }

    init(_ action: StaffAction, _ session: SessionRow, person: UserID? = nil) throws {
        self.action = action
        self.session = session
        participant = session.roster.first { $0.userID == person }
        guard action.id == StaffAction.removeParticipant.id, participant == nil else { return }
        guard let person else { throw Problem.invalid("person", "person has to be given") }
        throw Problem.notFound("person \(person) on the roster")
    }

    var id: String { session.sessionID.description }

    var path: String {
        participant.map { action.operation.path(of: session.sessionID, $0.userID) } ?? action.path(of: session.sessionID)
    }

    var label: ShownName { participant.map { ShownName(person: $0.name, $0.email) } ?? session.label }

    var version: Int? { session.version }

    var place: [HTML] { [session.customer.html(), ShownName(session.shownTitle).html()] + (participant == nil ? [] : [label.html()]) }

    var held: [String] { [session.status.title.lowercased(), session.when ?? "no date yet", session.participants] }

    /// Whoever is put back on the roster of a session that was held would be licensed by that.
    var opposite: OppositeCommand? {
        guard let participant, session.isOpen else { return nil }
        let operation = SessionOperations.addParticipant
        return OppositeCommand(operation, at: operation.path(of: session.sessionID, participant.userID))
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let actions = SessionActions(context: RowContext(viewer: viewer, month: now.month, now: now))
        let items = participant.map(actions.items) ?? actions.items(for: session)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}
