import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// One user of the platform: how to reach them, when they were last there, and every workspace in which they have a place.
struct PersonFeature: ConsoleFeature {
    static let paths = ["/people/{id}"]
    static let area = ConsoleArea.usage

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let id: UserID = try view.request.id(of: "person")
        async let licences = services.unlessAway("the licences of a person", view) {
            try await services.owners.ask(LicenceOperations.list, ["user": id.description], for: view.request) as LicencesAnswer
        }
        let answer: PersonAnswer = try await services.ask(RollupOperations.person, of: id, for: view.request)
        let page = PersonPage(
            person: answer.person, licences: await licences?.licences,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }
}
