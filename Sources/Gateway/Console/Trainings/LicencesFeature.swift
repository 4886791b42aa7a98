import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Who is trained and until when, the newest licence first, and when those that count end.
struct LicencesFeature: WholeListFeature {
    static let name = "licences"
    static let paths = [TrainingTabs.Tab.licences.path]
    static let area = ConsoleArea.trainings
    static let script: Asset? = ConsoleScript.chart

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> LicencesPage {
        let (address, notes) = LicencesAddress.nearest(view.query)
        var query = QueryItems()
        if let organisation = address.organisation { query.add("organisation", organisation.description) }
        let ofChart = query
        async let ends = services.unlessAway("when licences end", view) {
            try await services.owners.ask(LicenceOperations.ends, ofChart, for: view.request) as LicenceEndsAnswer
        }
        let answer: LicencesAnswer = try await services.owners.ask(LicenceOperations.list, address.question, for: view.request)
        return LicencesPage(
            address: address, notes: notes, answer: answer, ends: await ends?.months,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
