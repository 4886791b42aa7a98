import Contracts
import Database
import EventKit
import HTTP
import WebKit

/// Where the link in a mail leads: for people a page with a button, for mail programs one `POST` (RFC 8058). Neither needs a session; the token says
/// for whom and about what, and nothing else can be done by it.
struct UnsubscribeRoutes: Sendable {
    static let path = "/unsubscribe"

    let tokens: UnsubscribeTokens
    let context: ServiceContext
    let headers: SecurityHeaders

    func add(to routes: inout ServiceRoutes) {
        routes.open(.get, Self.path) { request, _ in
            try await headers.answering(request) { answer(to: request, isDone: false) }
        }
        routes.open(.post, Self.path) { request, _ in
            try await headers.answering(request) {
                if let content = content(of: request) { try await stop(content, request) }
                return answer(to: request, isDone: true)
            }
        }
    }

    private func content(of request: HTTPRequest) -> UnsubscribeTokens.Content? {
        request.query["token"].flatMap { tokens.content(of: $0) }
    }

    private func answer(to request: HTTPRequest, isDone: Bool) -> HTTPResponse {
        guard let content = content(of: request) else { return .page(UnsubscribePage.unknown, status: 400) }
        return .page(UnsubscribePage(codes: content.codes, target: request.target, isDone: isDone).html())
    }

    private func stop(_ content: UnsubscribeTokens.Content, _ request: HTTPRequest) async throws {
        let member = content.memberID
        let email = try await context.database.reading { connection in
            try connection.first("SELECT email FROM staff_directory WHERE member_id = ?", [.text(member.text)]) { $0.text(0) }
        }
        let wanted = MailPreferences(Dictionary(content.codes.map { ($0, .off) }) { first, _ in first })
        let actor: Actor = email.map { .staff(email: $0) } ?? .system
        try await context.changes.perform(actor: actor, traceparent: request.trace.traceparent) { work in
            _ = try work.execute(SetPreferences(memberID: member, wanted: wanted), on: member.text)
        }
    }
}
