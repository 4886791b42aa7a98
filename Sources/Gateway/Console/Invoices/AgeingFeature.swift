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
        return ConsolePage(title: "Open by age · \(Self.area.title)", html: AgeingPage(answer: answer, offset: Self.offset(view)).html())
    }

    /// - Parameter offset: how many accounts stand on the pages before.
    static func path(from offset: Int) -> String {
        guard offset > 0 else { return path }
        let items: QueryItems = [offsetName: String(offset)]
        return "\(path)?\(items.encoded)"
    }

    private static let offsetName = "from"

    /// A word that is no number leads to the first page.
    private static func offset(_ view: ConsoleView) -> Int { view.query[offsetName].flatMap { Int($0) } ?? 0 }
}
