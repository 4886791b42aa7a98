import Contracts
import HTTP
import Synchronization
import WebKit

/// Signing in by a link that carries the token or by pasting it.
final class SignInRoutes: Sendable {
    /// A token and a few fields beside it.
    static let bodyBytesMaximum = 8 * 1024

    private let sessions: Sessions
    private let clients: ClientAddress
    private let limit = Mutex(SignInLimit())

    init(sessions: Sessions, clients: ClientAddress) {
        self.sessions = sessions
        self.clients = clients
    }

    /// `GET /sign-in` shows the form; with `?token=` it asks whether to go on as the token's person, since anybody's page could have
    /// sent the browser here. A demo on one's own machine goes on at once when nobody else can have sent it.
    func open(_ request: HTTPRequest) async throws -> HTTPResponse {
        let target = ReturnTarget(request.query["next"])
        guard let token = request.query["token"], !token.isEmpty else { return .page(SignInPage(target: target).html()) }
        return try await guarded(request, target) {
            try await attempt(token, request, target) { other in other == nil && cannotBeForced(request) }
        }
    }

    /// `POST /sign-in` with the pasted token, or with one that the person goes on with.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard !sessions.site.isFromOtherSite(request) else { throw Problem.forbidden("this form was sent from another site") }
        return try await guarded(request, ReturnTarget(nil)) {
            guard request.body.count <= Self.bodyBytesMaximum else { return try tooLarge(request) }
            let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
            let token = fields["token"]?.filter { !$0.isWhitespace } ?? ""
            let given = fields[FormToken.fieldName]
            return try await attempt(token, request, ReturnTarget(fields["next"])) { other in
                // A pasted token needs no question unless somebody else would be signed out by it.
                if given == nil, other == nil { return true }
                return sessions.formToken.fits(given, signInWith: token, insteadOf: other)
            }
        }
    }

    /// Nothing of an attempt is read before its address may try.
    private func guarded(_ request: HTTPRequest, _ target: ReturnTarget, _ work: () async throws -> HTTPResponse) async throws
        -> HTTPResponse
    {
        let now = sessions.time.now
        guard limit.withLock({ $0.mayTry(from: clients.countingKey(of: request), at: now) }) else { return tooMany(target) }
        return try await work()
    }

    private func attempt(
        _ token: String, _ request: HTTPRequest, _ target: ReturnTarget, isConfirmed: (StaffIdentity?) -> Bool
    ) async throws -> HTTPResponse {
        let claim = SignInClaim(token)
        let (address, now) = (clients.countingKey(of: request), sessions.time.now)
        guard limit.withLock({ $0.mayTry(claim, from: address, at: now) }) else { return tooMany(target) }
        do {
            guard token.utf8.count <= SessionCookie.bytesMaximum else { throw StaffTokenRefusal.notOurs }
            let session = try await sessions.session(of: token, isByCookie: true)
            let other = await otherIdentity(in: request, than: session.identity)
            return isConfirmed(other) ? signedIn(session, request, target) : try confirmation(session, insteadOf: other, target)
        } catch let refusal as StaffTokenRefusal where !refusal.mayPass {
            limit.withLock { $0.recordFailure(claim, from: address, at: now) }
            return refused(refusal.problem, target)
        } catch {
            // Our own trouble says nothing about the token, so it isn't counted.
            return refused(Problem(telling: error) ?? .internalError, target)
        }
    }

    /// Who is signed in already, when that is somebody else. A cookie that isn't good signs in nobody.
    private func otherIdentity(in request: HTTPRequest, than identity: StaffIdentity) async -> StaffIdentity? {
        guard let token = try? sessions.cookie.value(in: request), let current = try? await sessions.session(of: token, isByCookie: true)
        else { return nil }
        return current.identity.subject == identity.subject ? nil : current.identity
    }

    /// Whether the person began this themselves: at their own machine, where every browser says when a page did.
    private func cannotBeForced(_ request: HTTPRequest) -> Bool {
        guard sessions.site.isLocal(request) else { return false }
        return [nil, "none", "same-origin"].contains(request.headers["Sec-Fetch-Site"])
    }
}

extension SignInRoutes {
    private func signedIn(_ session: Session, _ request: HTTPRequest, _ target: ReturnTarget) -> HTTPResponse {
        sessions.sightings.note(session)
        var response = HTTPResponse.page(SignedInPage(target: target).html())
        let setting = sessions.cookie.setting(session.token, maximumAgeSeconds: sessions.remainingSeconds(of: session), for: request)
        response.headers.add("Set-Cookie", setting)
        // The address of this page may hold the token; no later request may tell it.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
    }

    private func confirmation(_ session: Session, insteadOf other: StaffIdentity?, _ target: ReturnTarget) throws -> HTTPResponse {
        let formToken = try sessions.formToken.make(forSignInWith: session.token, insteadOf: other)
        let page = ContinuePage(session: session, other: other, formToken: formToken, target: target)
        var response = HTTPResponse.page(page.html())
        // Tells no address either, but lets the form say that it is ours: under `no-referrer` its origin would be hidden.
        response.headers["Referrer-Policy"] = "strict-origin"
        return response
    }

    private func refused(_ problem: Problem, _ target: ReturnTarget) -> HTTPResponse {
        .page(SignInPage(refusal: problem.sentence, target: target).html(), status: problem.status)
    }

    private func tooMany(_ target: ReturnTarget) -> HTTPResponse {
        .tooMany(SignInPage(refusal: "Too many failed attempts. Wait a minute and try again.", target: target).html())
    }

    private func tooLarge(_ request: HTTPRequest) throws -> HTTPResponse {
        limit.withLock { $0.recordFailure(nil, from: clients.countingKey(of: request), at: sessions.time.now) }
        throw Problem(
            status: 413, type: "too-large", title: "Too large",
            detail: "a sign-in has at most \(Self.bodyBytesMaximum) bytes; paste the token alone")
    }
}

extension Problem {
    /// For the form at which people sign in.
    var sentence: String { "\(title): \(detail)." }
}
