import Contracts
import EventKit
import HTTP
import WebKit

/// The forms of the pages about notices, which work without the script too. Each comes from a page of ours, with its form token.
struct NoticeForms: Sendable {
    /// The field that says with which filters the page is to be shown again.
    static let backName = "back"

    let sessions: Sessions
    let context: ServiceContext

    /// `POST /notifications/read`
    func readAll(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, fields) = try await sessions.formOfOwnPage(request)
        let desk = try NoticeDesk(of: session.identity)
        try await perform(session, request) { try desk.readAll($0) }
        return back(fields)
    }

    /// `POST /notifications/{id}/read`
    func read(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, fields) = try await sessions.formOfOwnPage(request)
        let notice: NoticeID = try GatewayRequest(http: request, session: session).id(of: "notice")
        let desk = try NoticeDesk(of: session.identity)
        try await perform(session, request) { _ = try desk.read(notice, $0) }
        return back(fields)
    }

    /// `POST /settings/notifications`. Throws 422 for a word that is no choice.
    func setMails(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, fields) = try await sessions.formOfOwnPage(request)
        let member = try StaffMemberID(of: session.identity)
        let wanted = try MailPreferences(
            Dictionary(
                uniqueKeysWithValues: NoticeCode.allCases.compactMap { code in
                    try fields[code.rawValue].map { (code, try Self.preference($0, of: code)) }
                }))
        try await perform(session, request) { work in
            _ = try work.execute(SetPreferences(memberID: member, wanted: wanted), on: member.text)
        }
        return .redirection(to: NoticeSettingsFeature.savedPath)
    }

    private static func preference(_ text: String, of code: NoticeCode) throws -> MailPreference {
        guard let preference = MailPreference(rawValue: text) else {
            let words = MailPreference.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.invalid(code.rawValue, "\(code.rawValue) has to be one of \(words)")
        }
        return preference
    }

    private func perform(_ session: Session, _ request: HTTPRequest, _ body: @escaping @Sendable (UnitOfWork) throws -> Void) async throws {
        try await context.changes.perform(
            actor: .staff(email: session.identity.email), traceparent: request.trace.traceparent, body)
    }

    private func back(_ fields: QueryItems) -> HTTPResponse {
        let query = fields[Self.backName].flatMap { QueryItems(encoded: $0) } ?? QueryItems()
        return .redirection(to: NoticesAddress(query).path)
    }
}
