import Contracts
import Database
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// One upgrade request: what is proposed beside what is granted, who asks, and what has been done about it.
struct RequestFeature: ConsoleFeature {
    static let paths = ["\(ConsoleArea.requests.path)/{id}"]
    static let area = ConsoleArea.requests

    /// Among so many lines of the account's trail those of the request are looked for.
    private static let eventsLookedAt = 200

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let id: UpgradeRequestID = try view.request.id(of: "upgrade request")
        let answer: UpgradeRequestAnswer = try await services.ask(UpgradeRequestOperations.get, of: id, for: view.request)
        let row = answer.request
        let records = try await services.context.database.reading { connection in
            try AuditQuery(account: row.accountID).page(connection, limit: Self.eventsLookedAt).records
        }
        let page = RequestPage(row: row, events: records.filter { Self.isAbout(id, $0) }, viewer: view.viewer, now: view.now)
        return ConsolePage(title: "\(row.title) · \(Self.area.title)", html: page.html())
    }

    /// Its own events, and those of the account that name it as their reason.
    private static func isAbout(_ id: UpgradeRequestID, _ record: AuditRecord) -> Bool {
        record.after["request_id"] == .string(id.description) || record.reason?.hasSuffix(id.description) ?? false
    }
}
