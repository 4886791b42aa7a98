import Contracts
import HTTP
import StaffAPI
import WebKit

/// Changing what is agreed about a session: its date, mode, price, number of people and notes.
struct SessionEditFeature: FormFeature {
    static let paths = ["/training-sessions/{id}/edit"]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    static func path(of id: TrainingSessionID) -> String { "\(ConsolePath.session(id))/edit" }

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let session = try await services.session(view)
        return try await page(session, SessionTexts(session), SessionOrigin(session), view)
    }

    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome {
        let session = try await services.session(view)
        let origin = SessionOrigin(fields)
        var texts = origin.written(fields)
        var changes = texts.changes(from: origin.texts)
        guard texts.faults.isEmpty else { return .again(try await page(session, texts, origin, view)) }
        guard !changes.isEmpty else { return .done(at: session.path) }
        changes["confirm"] = SessionConfirmation.confirmed(in: fields)
        var confirmation: SessionConfirmation?
        do {
            try await SessionDesk(owners: services.owners).change(
                session.sessionID, SessionOperations.update, changes, version: origin.version, key: fields[SessionDesk.keyName],
                for: view.request)
            return .done(at: session.path)
        } catch let problem as Problem where problem.status == 412 {
            let present = try await services.session(view)
            return .again(try await page(present, texts.over(present, from: origin.texts), SessionOrigin(present), view))
        } catch let problem as Problem where problem.isOfInput {
            confirmation = SessionConfirmation(problem)
            if confirmation == nil { texts.note(problem) }
        }
        return .again(try await page(session, texts, origin, view, confirmation: confirmation))
    }

    private func page(
        _ session: SessionRow, _ texts: SessionTexts, _ origin: SessionOrigin, _ view: ConsoleView,
        confirmation: SessionConfirmation? = nil
    ) async throws -> ConsolePage {
        let trainings = session.trainingID == nil ? try await services.offeredTrainings(view) : []
        let title = session.scheduledAt == nil && session.isOpen ? "Schedule" : "Edit"
        let html = HTML.joined([
            SessionHead(session: session, title: title).html(),
            session.status == .cancelled
                ? Banner(text: "The session is cancelled. Reopen it first.", way: .init(title: "The session", path: session.path)).html()
                : division(.class("checks")) { form(session, texts, origin, trainings, confirmation, view).html() },
        ])
        return ConsolePage(title: "\(title) · \(session.label.plain)", html: html)
    }

    private func form(
        _ session: SessionRow, _ texts: SessionTexts, _ origin: SessionOrigin, _ trainings: [TrainingAnswer],
        _ confirmation: SessionConfirmation?, _ view: ConsoleView
    ) -> PageForm {
        let usual = session.basePriceCents.map { "In euros without VAT. Empty: \(Figures.money($0)), as of when it was asked for." }
        return PageForm(
            name: "edit", title: "What is agreed", path: Self.path(of: session.sessionID), formToken: view.viewer.formToken,
            hidden: origin.hidden + [(name: SessionDesk.keyName, value: SessionDesk.freshKey())], fault: texts.fault,
            content: .joined([
                SessionFields(
                    texts: texts, trainings: trainings, isOpen: session.isOpen, isHeld: session.status == .completed, usualPrice: usual
                ).html(), confirmation?.html() ?? .empty,
            ]),
            deed: "Save", backPath: session.path)
    }
}
