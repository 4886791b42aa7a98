import Contracts
import Database
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// One training session: what is agreed, who takes part, and what has happened.
struct SessionFeature: ConsoleFeature {
    static let paths = ["/training-sessions/{id}"]
    static let area = ConsoleArea.trainings

    /// Among so many lines of the account's trail those of the session are looked for.
    private static let eventsLookedAt = 200

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let session = try await services.session(view)
        let records = try await services.context.database.reading { connection in
            try AuditQuery(account: session.accountID).page(connection, limit: Self.eventsLookedAt).records
        }
        let page = SessionPage(
            session: session, events: records.filter { Self.isAbout(session.sessionID, $0) },
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }

    private static func isAbout(_ id: TrainingSessionID, _ record: AuditRecord) -> Bool {
        record.after["session_id"] == .string(id.description)
    }
}

extension ConsoleServices {
    /// The session of the page's path. Throws 404 for one that there isn't.
    func session(_ view: ConsoleView) async throws -> SessionRow {
        let id: TrainingSessionID = try view.request.id(of: "training session")
        let answer: SessionAnswer = try await ask(SessionOperations.get, of: id, for: view.request)
        return answer.session
    }
}
