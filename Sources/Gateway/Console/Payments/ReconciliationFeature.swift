import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What was due in a month beside what arrived, of each account, with each gap named.
struct ReconciliationFeature: WholeListFeature {
    static let name = "reconciliation"
    static let paths = [ReconciliationAddress.listPath]
    static let area = ConsoleArea.payments

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> ReconciliationPage {
        let (address, notes) = ReconciliationAddress.nearest(view.query, current: view.now.month)
        let answer: ReconciliationAnswer = try await services.owners.ask(
            ReconciliationOperations.list, address.question, for: view.request)
        return ReconciliationPage(address: address, notes: notes, answer: answer, current: view.now.month)
    }
}
