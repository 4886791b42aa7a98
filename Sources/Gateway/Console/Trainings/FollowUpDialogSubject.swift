import Contracts
import HTTP
import StaffAPI
import WebKit

/// The follow-up that a dialog is about, as its owner tells it at the moment of opening.
struct FollowUpDialogSubject: DialogMatter {
    let action: StaffAction
    let followUp: FollowUpRow

    /// Throws 404 for a follow-up that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: FollowUpID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the follow_up_id of one")
        }
        self.action = action
        let answer: FollowUpAnswer = try await services.ask(FollowUpOperations.get, of: id, for: view.request)
        followUp = answer.followUp
    }

    var id: String { followUp.followUpID.description }

    var label: ShownName { followUp.personName }

    var version: Int? { followUp.version }

    var place: [HTML] { [ShownName(followUp.organisationName ?? "Unknown organisation").html(), label.html()] }

    var held: [String] { [followUp.kind.title, "since \(Figures.date(followUp.openedAt))"] }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let items = FollowUpActions(context: RowContext(viewer: viewer, month: now.month, now: now)).items(for: followUp)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}

extension FollowUpRow {
    var personName: ShownName { ShownName(person: name, email) }
}
