import HTTP
import WebKit

/// The button of the page of checks, which works without the script too.
struct CheckForm: Sendable {
    let sessions: Sessions
    let desk: CheckDesk

    /// `POST /checks` from the form of a page of ours, with its form token; leads back to the page.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        let session = try await sessions.sessionOfAnyPage(request)
        guard request.body.count <= SignInRoutes.bodyBytesMaximum else {
            throw Problem(status: 413, type: "too-large", title: "Too large", detail: "this form has a form token and nothing else")
        }
        let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
        try sessions.requireOwnPage(request, session, formToken: fields[FormToken.fieldName] ?? request.headers[FormToken.headerName])
        _ = try await desk.run(for: GatewayRequest(http: request, session: session))
        return .redirection(to: ConsoleArea.checks.path)
    }
}
