import HTTP
import ServiceKit
import Synchronization

/// Signing in by a link that carries the token or by pasting it, and signing out.
final class SignInRoutes: Sendable {
    private let sessions: Sessions
    private let limit = Mutex(SignInLimit())

    init(sessions: Sessions) {
        self.sessions = sessions
    }

    /// `GET /sign-in` shows the form; with `?token=` it signs in.
    func open(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let token = request.query["token"], !token.isEmpty else { return .page(SignInPage().html()) }
        return await signIn(token, request)
    }

    /// `POST /sign-in` with the pasted token.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard !request.isFromOtherSite else { throw Problem.forbidden("this form was sent from another site") }
        let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
        let token = fields["token"]?.filter { !$0.isWhitespace } ?? ""
        return await signIn(token, request)
    }

    /// `POST /sign-out`: the cookie goes. The token itself ends when it expires.
    func close(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard !request.isFromOtherSite else { throw Problem.forbidden("this form was sent from another site") }
        var response = HTTPResponse.redirection(to: "/sign-in")
        response.headers.add("Set-Cookie", SessionCookie.clearing(for: request))
        return response
    }

    private func signIn(_ token: String, _ request: HTTPRequest) async -> HTTPResponse {
        let now = sessions.time.now
        guard limit.withLock({ $0.mayTry(request.remoteAddress, at: now) }) else {
            var response = HTTPResponse.page(
                SignInPage(refusal: "Too many failed attempts. Wait a minute and try again.").html(), status: 429)
            response.headers["Retry-After"] = String(SignInLimit.windowSeconds)
            return response
        }
        do {
            guard token.utf8.count <= SessionCookie.bytesMaximum else { throw StaffTokenRefusal.notOurs }
            _ = try await sessions.verifier.verify(token, now: now)
            return try signedIn(token, request)
        } catch {
            limit.withLock { $0.recordFailure(request.remoteAddress, at: now) }
            let problem = Problem(telling: error) ?? .internalError
            return .page(SignInPage(refusal: "\(problem.title): \(problem.detail).").html(), status: problem.status)
        }
    }

    private func signedIn(_ token: String, _ request: HTTPRequest) throws -> HTTPResponse {
        var response = HTTPResponse.page(SignedInPage().html())
        let seconds = try sessions.remainingSeconds(of: token)
        response.headers.add("Set-Cookie", SessionCookie.setting(token, maximumAgeSeconds: seconds, for: request))
        // The address of this page holds the token; no later request may tell it.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
    }
}
