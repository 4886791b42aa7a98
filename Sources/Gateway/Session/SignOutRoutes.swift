import HTTP
import WebKit

/// Signing out: the cookie goes, and the token is refused from then on, also as a Bearer token.
struct SignOutRoutes: Sendable {
    let sessions: Sessions
    /// Called when somebody has signed out, so that their open pages hear of it.
    let afterSignOut: @Sendable () -> Void

    /// `POST /sign-out`. By cookie it comes from the form of a page of ours, with its form token; by Bearer it answers 204.
    func close(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard !sessions.site.isFromOtherSite(request) else { throw Problem.forbidden("this form was sent from another site") }
        let session: Session
        do {
            session = try await sessions.sessionOfAnyPage(request)
        } catch {
            // Whoever isn't signed in has nothing to end but an old cookie; only when that can't be told is it a failure.
            let isOfPerson = (error as? StaffTokenRefusal)?.isOfPerson ?? false
            guard let problem = Problem(telling: error), problem.status == 401 || isOfPerson, request.headers["Authorization"] == nil else {
                throw error
            }
            return cleared(request)
        }
        guard session.isByCookie else {
            try await end(session)
            return HTTPResponse(status: 204)
        }
        guard request.body.count <= SignInRoutes.bodyBytesMaximum else {
            throw Problem(status: 413, type: "too-large", title: "Too large", detail: "this form has a form token and nothing else")
        }
        let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
        let formToken = fields[FormToken.fieldName] ?? request.headers[FormToken.headerName]
        try sessions.requireOwnPage(request, session, formToken: formToken)
        try await end(session)
        return cleared(request)
    }

    private func end(_ session: Session) async throws {
        try await sessions.end(session)
        afterSignOut()
    }

    private func cleared(_ request: HTTPRequest) -> HTTPResponse {
        var response = HTTPResponse.redirection(to: "/sign-in")
        for cookie in sessions.cookie.clearing(for: request) { response.headers.add("Set-Cookie", cookie) }
        return response
    }
}
