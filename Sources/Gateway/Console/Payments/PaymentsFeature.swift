import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What Mollie has collected, the newest first, and what of it is nobody's yet.
struct PaymentsFeature: WholeListFeature {
    static let name = "payments"
    static let area = ConsoleArea.payments

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> PaymentsPage {
        let (address, notes) = PaymentsAddress.nearest(view.query)
        let answer: PaymentsAnswer = try await services.owners.ask(PaymentOperations.list, address.question, for: view.request)
        return PaymentsPage(
            address: address, notes: notes, answer: answer,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
