import HTTP
import WebKit

/// The button of the page of checks, which works without the script too.
struct CheckForm: Sendable {
    let sessions: Sessions
    let desk: CheckDesk

    /// `POST /checks` from the form of a page of ours, with its form token; leads back to the page.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, _) = try await sessions.formOfOwnPage(request)
        _ = try await desk.run(for: GatewayRequest(http: request, session: session))
        return .redirection(to: ConsoleArea.checks.path)
    }
}
