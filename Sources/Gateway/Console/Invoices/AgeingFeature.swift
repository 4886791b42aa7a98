import Contracts
import HTTP
import StaffAPI

/// What is open by how long it is late, in total and of each account.
struct AgeingFeature: ConsoleFeature {
    static let path = "\(ConsoleArea.invoices.path)/ageing"
    static let paths = [path]
    static let area = ConsoleArea.invoices

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let answer: AgeingAnswer = try await services.owners.ask(InvoiceOperations.ageing, for: view.request)
        return ConsolePage(title: "Open by age · \(Self.area.title)", html: AgeingPage(answer: answer).html())
    }
}
