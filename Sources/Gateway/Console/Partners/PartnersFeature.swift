import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Partners with what is owed to them, what is owed most first.
struct PartnersFeature: WholeListFeature {
    static let name = "partners"
    static let area = ConsoleArea.partners

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> PartnersPage {
        let (address, notes) = PartnersAddress.nearest(view.query)
        let answer: PartnersAnswer = try await services.owners.ask(PartnerOperations.list, address.question, for: view.request)
        return PartnersPage(address: address, notes: notes, answer: answer)
    }
}
