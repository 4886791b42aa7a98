import Contracts
import Database
import HTTP
import StaffAPI
import WebKit

/// One training session: what is agreed, who takes part, and what has happened.
struct SessionFeature: ConsoleFeature {
    static let paths = ["/training-sessions/{id}"]
    static let area = ConsoleArea.trainings

    private static let eventsMaximum = 200

    /// Only the newest invoice for a session can stand; it comes with its credit note at most.
    private static let invoicesLookedAt = 20

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let session = try await services.session(view)
        let (records, older) = try await services.context.database.reading { connection in
            try AuditQuery(account: session.accountID, about: .session(session.sessionID)).page(connection, limit: Self.eventsMaximum)
        }
        let page = SessionPage(
            session: session, events: records, hasOlderEvents: older != nil, billing: await billing(of: session, view),
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }

    /// Nil for one that isn't completed, and so is on no invoice, and where it can't be said now.
    private func billing(of session: SessionRow, _ view: ConsoleView) async -> SessionInvoice.Billing? {
        guard session.status == .completed else { return nil }
        return await services.unlessAway("the invoice for a training session", view) {
            async let account: BillingAccount = services.ask(JoinedParts.billingAccount, of: session.accountID, for: view.request)
            let filter: QueryItems = ["training_session_id": session.sessionID.description, "limit": String(Self.invoicesLookedAt)]
            let answer: InvoicesAnswer = try await services.owners.ask(InvoiceOperations.list, filter, for: view.request)
            return SessionInvoice.Billing(isManaged: try await account.billing.managed, invoices: answer.invoices)
        }
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
