import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Organisations that people of a partner's clients have created: who may become a customer of their own.
struct ExternalLedFeature: WholeListFeature {
    static let name = "external-led"
    static let paths = [ExternalLedAddress.listPath]
    static let area = ConsoleArea.partners

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> ExternalLedPage {
        let (address, notes) = ExternalLedAddress.nearest(view.query)
        let answer = try await JoinedExternalLed(owners: services.owners).answer(address.question, for: view.request)
        return ExternalLedPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
