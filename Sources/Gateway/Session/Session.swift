import Contracts
import Cryptography
import HTTP
import ServiceKit
import WireJSON

/// Who is behind a request, and by which token.
struct Session: Sendable {
    let identity: StaffIdentity
    let token: String
    /// Sent by the browser on its own; such a request proves nothing about the page that made it.
    let isByCookie: Bool
}

/// Tells who a request comes from, and refuses what another site may have made a browser send.
struct Sessions: Sendable {
    private struct Claims: Decodable {
        var exp: Int64
    }

    let verifier: StaffTokenVerifier
    let formToken: FormToken
    let time: any TimeSource

    /// Throws 401 without a valid token, 403 without admin access or without the form token where one is needed.
    func session(of request: HTTPRequest) async throws -> Session {
        if let header = request.headers["Authorization"] {
            guard header.lowercased().hasPrefix("bearer ") else {
                throw Problem.unauthenticated("Authorization has to be Bearer and a token")
            }
            let token = String(header.dropFirst(7).drop { $0 == " " })
            return Session(identity: try await verifier.verify(token, now: time.now), token: token, isByCookie: false)
        }
        guard let token = SessionCookie.value(in: request.headers) else { throw Problem.unauthenticated("no staff token was sent") }
        let session = Session(identity: try await verifier.verify(token, now: time.now), token: token, isByCookie: true)
        if request.changesSomething { try requireOwnPage(request, session, formToken: request.headers[FormToken.headerName]) }
        return session
    }

    /// Throws 403 unless a page of ours made the request.
    func requireOwnPage(_ request: HTTPRequest, _ session: Session, formToken given: String?) throws {
        guard !request.isFromOtherSite, formToken.fits(given, session: session.token) else {
            throw Problem(
                status: 403, type: "form-token", title: "Not allowed",
                detail: "with the cookie, a change needs the header \(FormToken.headerName) of a page of this site; reload the page")
        }
    }

    func viewer(_ session: Session) -> Viewer {
        Viewer(identity: session.identity, formToken: formToken.make(forSession: session.token))
    }

    /// How long a token that has been verified is still good.
    func remainingSeconds(of token: String) throws -> Int64 {
        let parts = token.split(separator: ".")
        guard parts.count == 3, let payload = Base64URL.decode(parts[1]) else { throw StaffTokenRefusal.notOurs }
        return try WireJSONDecoder().decode(Claims.self, from: payload).exp - time.now.milliseconds / 1_000
    }
}
