import Contracts
import HTTP
import ServiceKit

/// The pages of the console and the pieces of them that are read again after an action.
struct ConsoleRoutes: Sendable {
    let sessions: Sessions
    let owners: OwnerClient
    let headers: SecurityHeaders
    let signIn: SignInRoutes
    let signOut: SignOutRoutes
    let logger: Logger

    func add(to routes: inout ServiceRoutes) {
        open(&routes, .get, "/sign-in") { try await signIn.open($0) }
        open(&routes, .post, "/sign-in") { try await signIn.submit($0) }
        open(&routes, .post, "/sign-out") { try await signOut.close($0) }
        page(&routes, "/") { try await usage($0, $1) }
        page(&routes, "/at-risk") { try await atRisk($0, $1) }
        fragment(&routes, "/fragments/accounts/{id}") { try await accountFragment($0, $1) }
        fragment(&routes, "/fragments/totals") { try await totalsFragment($0, $1) }
        fragment(&routes, "/fragments/at-risk/{id}") { try await riskFragment($0, $1) }
    }

    private typealias Answer = @Sendable (GatewayRequest, Viewer) async throws -> HTML?

    private func open(
        _ routes: inout ServiceRoutes, _ method: HTTPMethod, _ path: String,
        _ respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse
    ) {
        routes.open(method, path) { request, _ in
            try await headers.answering(request) { try await withFailurePage(request, viewer: nil) { try await respond(request) } }
        }
    }

    /// A page for people: who isn't signed in goes to sign in, and a problem is told in words.
    private func page(_ routes: inout ServiceRoutes, _ path: String, _ answer: @escaping Answer) {
        routes.open(.get, path) { request, _ in
            try await headers.answering(request) {
                let session: Session
                do {
                    session = try await sessions.session(of: request)
                } catch let refusal as StaffTokenRefusal where refusal.problem.status == 401 {
                    return .redirection(to: "/sign-in")
                } catch let problem as Problem where problem.status == 401 {
                    return .redirection(to: "/sign-in")
                }
                let viewer = sessions.viewer(session)
                return try await withFailurePage(request, viewer: viewer) {
                    .page(try await answer(GatewayRequest(http: request, session: session), viewer) ?? .empty)
                }
            }
        }
    }

    /// A piece of a page for the script; problems stay what they are. What is no longer there is an empty answer.
    private func fragment(_ routes: inout ServiceRoutes, _ path: String, _ answer: @escaping Answer) {
        routes.open(.get, path) { request, _ in
            try await headers.answering(request) {
                let session = try await sessions.session(of: request)
                return .page(try await answer(GatewayRequest(http: request, session: session), sessions.viewer(session)) ?? .empty)
            }
        }
    }

    private func withFailurePage(
        _ request: HTTPRequest, viewer: Viewer?, _ respond: () async throws -> HTTPResponse
    ) async throws -> HTTPResponse {
        do {
            return try await respond()
        } catch {
            guard let problem = Problem(telling: error) else { throw error }
            return .page(FailurePage(problem: problem, viewer: viewer).html(), status: problem.status)
        }
    }
}
