import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Renewals: what ends within some days or has ended uninvoiced, by date.
struct RenewalsFeature: WholeListFeature {
    static let name = "renewals"
    static let area = ConsoleArea.renewals

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> RenewalsPage {
        let (address, notes) = RenewalsAddress.nearest(view.query)
        let answer: RenewalsAnswer = try await services.owners.ask(RenewalOperations.list, address.question, for: view.request)
        return RenewalsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
