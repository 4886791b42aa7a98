import Contracts
import HTTP
import StaffAPI
import WebKit

/// The licence that a dialog is about, as its owner tells it at the moment of opening.
struct LicenceDialogSubject: DialogMatter {
    let action: StaffAction
    let licence: LicenceRow

    /// Throws 404 for a licence that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: LicenceID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the licence_id of one")
        }
        self.action = action
        let answer: LicenceAnswer = try await services.ask(LicenceOperations.get, of: id, for: view.request)
        licence = answer.licence
    }

    var id: String { licence.licenceID.description }

    var label: ShownName { licence.personName }

    var version: Int? { licence.version }

    var place: [HTML] { [ShownName(licence.organisationName ?? "Unknown organisation").html(), label.html()] }

    var held: [String] {
        var parts = [
            licence.status.title, "trained on \(Figures.date(licence.completedOn))", "valid until \(Figures.date(licence.lastDay))",
        ]
        if let reason = licence.revokedReason { parts.append("revoked: \(ShownName(reason).plain)") }
        return parts
    }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        preset == .held("completed_on") ? Figures.date(licence.completedOn) : nil
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let items = LicenceActions(context: RowContext(viewer: viewer, month: now.month, now: now)).items(for: licence)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}

extension LicenceRow {
    /// The last day on which it counts.
    var lastDay: LocalDate { expiresAt.lastDay }

    var personName: ShownName { ShownName(person: name, email) }
}
