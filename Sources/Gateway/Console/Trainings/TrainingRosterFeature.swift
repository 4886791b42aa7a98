import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// The members of an organisation: who is trained and until when, and who should be.
struct TrainingRosterFeature: ConsoleFeature {
    static let paths = ["/organisations/{id}/training-roster"]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let id: OrganisationID = try view.request.id(of: "organisation")
        let (found, notes) = view.query.usable { try TrainingRosterAddress(id, $0) }
        let address = found ?? TrainingRosterAddress(id)
        var query = address.query
        query.add("limit", String(TrainingRosterAddress.pageSize))
        let answer: TrainingRosterAnswer = try await services.ask(LicenceOperations.roster, of: id, query, for: view.request)
        let page = TrainingRosterPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }
}
