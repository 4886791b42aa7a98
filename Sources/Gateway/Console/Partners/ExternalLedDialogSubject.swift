import Contracts
import HTTP
import StaffAPI
import WebKit

/// What the dialog is about that marks how far staff have come with an external-led organisation.
struct ExternalLedDialogSubject: DialogMatter {
    let action: StaffAction
    let row: ExternalLedRow

    /// Throws 404 for an organisation that isn't one, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: OrganisationID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the organisation_id of an external-led organisation")
        }
        let answer: ExternalLedAnswer = try await services.owners.ask(
            JoinedParts.externalLed, ["organisation": id.description], for: view.request)
        guard let row = answer.organisations.first else { throw Problem.notFound("external-led organisation \(id)") }
        self.action = action
        self.row = row
    }

    var id: String { row.organisationID.description }
    var label: ShownName { ShownName(row.name) }
    var version: Int? { row.version }
    var place: [HTML] { [label.html(), HTML(text: row.partnersInWords)] }
    var held: [String] { [row.state.title] + (row.note.map { ["noted: \(ShownName($0).plain)"] } ?? []) }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? { nil }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        switch preset {
        case .agreed("state"): row.state.text
        case .agreed("note"): row.note
        case _: nil
        }
    }
}
