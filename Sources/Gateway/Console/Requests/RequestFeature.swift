import Contracts
import Database
import HTTP
import StaffAPI
import WebKit

/// One upgrade request: what is proposed beside what is granted, who asks, and what has been done about it.
struct RequestFeature: ConsoleFeature {
    static let paths = ["\(ConsoleArea.requests.path)/{id}"]
    static let area = ConsoleArea.requests

    private static let eventsMaximum = 200

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let id: UpgradeRequestID = try view.request.id(of: "upgrade request")
        let answer: UpgradeRequestAnswer = try await services.ask(UpgradeRequestOperations.get, of: id, for: view.request)
        let row = answer.request
        let records = try await services.context.database.reading { connection in
            try AuditQuery(account: row.accountID, about: .request(id)).page(connection, limit: Self.eventsMaximum).records
        }
        let page = RequestPage(row: row, events: records, viewer: view.viewer, now: view.now)
        return ConsolePage(title: "\(row.title) · \(Self.area.title)", html: page.html())
    }
}
