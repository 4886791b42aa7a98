import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// Completing a session, in two steps. Nothing is done before the last one.
struct SessionCompletionFeature: FormFeature {
    static let paths = ["/training-sessions/{id}/complete"]
    static let area = ConsoleArea.trainings

    /// The field that says of which version of the session the last step was made.
    static let versionName = "version"

    let services: ConsoleServices

    static func path(of id: TrainingSessionID) -> String { SessionCompletionAddress.path(of: id) }

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        page(try await completion(view, view.query), view)
    }

    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome {
        let completion = try await completion(view, fields + ["step": SessionCompletionAddress.Step.check.rawValue])
        guard let day = completion.day, completion.dayFault == nil, completion.attendanceFault == nil, completion.obstacle == nil else {
            // Sent twice, it is done by the first.
            if completion.session.status == .completed { return .done(at: completion.session.path) }
            return .again(page(completion, view))
        }
        do {
            try await complete(completion, on: day, fields, view.request)
            return .done(at: completion.session.path)
        } catch let problem as Problem where problem.status == 412 {
            let words = "Somebody has changed this session meanwhile, and it was not completed. This is what would happen now."
            return .again(page(try await self.completion(view, fields + ["step": "check"]), view, refusal: words))
        } catch let problem as Problem where problem.isOfInput {
            let words = Sentence.whole(problem.detail.isEmpty ? problem.title : problem.detail)
            return .again(page(try await self.completion(view, fields + ["step": "check"]), view, refusal: words))
        }
    }

    /// In one command, so that nobody leaves the roster of a session that isn't completed.
    private func complete(
        _ completion: SessionCompletion, on day: LocalDate, _ fields: QueryItems, _ request: GatewayRequest
    ) async throws {
        let absent = completion.absent.map { JSONValue.string($0.userID.description) }
        try await SessionDesk(owners: services.owners).change(
            completion.session.sessionID, SessionOperations.complete,
            ["completed_on": .string(day.description), "absent": .array(absent)],
            version: fields[Self.versionName].flatMap(Int.init), key: fields[SessionDesk.keyName], for: request)
    }

    private func completion(_ view: ConsoleView, _ query: QueryItems) async throws -> SessionCompletion {
        let session = try await services.session(view)
        return SessionCompletion(
            session: session, address: SessionCompletionAddress(session.sessionID, query), today: view.now.date)
    }

    private func page(_ completion: SessionCompletion, _ view: ConsoleView, refusal: String? = nil) -> ConsolePage {
        let page = SessionCompletionPage(
            completion: completion, refusal: refusal, formToken: view.viewer.formToken, key: SessionDesk.freshKey())
        return ConsolePage(title: "\(SessionCompletionPage.title) · \(completion.session.label.plain)", html: page.html())
    }
}

extension QueryItems {
    /// The same with these as the first of their names.
    fileprivate static func + (left: QueryItems, right: QueryItems) -> QueryItems { QueryItems(right.items + left.items) }
}
