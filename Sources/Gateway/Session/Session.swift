import Contracts
import EventKit
import HTTP
import ProcessKit
import WebKit

/// Who is behind a request, by which token, and until when.
struct Session: Sendable {
    let person: StaffAccess.Person
    let token: String
    let verified: VerifiedStaffToken
    /// Sent by the browser on its own; such a request proves nothing about the page that made it.
    let isByCookie: Bool

    var identity: StaffIdentity { person.identity }
    var expiresAt: Instant { verified.expiresAt }
}

/// Tells who a request comes from, and refuses what another site may have made a browser send.
struct Sessions: Sendable {
    let verifier: StaffTokenVerifier
    let access: StaffAccess
    let formToken: FormToken
    let signedOut: SignedOutTokens
    let site: Site
    let sightings: StaffSightings
    let time: any TimeSource

    var cookie: SessionCookie { SessionCookie(site: site) }

    /// Throws 401 without a valid token, 403 without admin access or without the form token where one is needed.
    func session(of request: HTTPRequest) async throws -> Session {
        let session = try await sessionOfAnyPage(request)
        if session.isByCookie, request.changesSomething {
            try requireOwnPage(request, session, formToken: request.headers[FormToken.headerName])
        }
        sightings.note(session)
        return session
    }

    /// The same without asking which page sent it. Throws 401 and 403.
    func sessionOfAnyPage(_ request: HTTPRequest) async throws -> Session {
        if let header = request.headers["Authorization"] {
            guard header.lowercased().hasPrefix("bearer ") else {
                throw Problem.unauthenticated("Authorization has to be Bearer and a token")
            }
            return try await session(of: String(header.dropFirst(7).drop { $0 == " " }), isByCookie: false)
        }
        guard let token = try cookie.value(in: request) else { throw Problem.unauthenticated("no staff token was sent") }
        return try await session(of: token, isByCookie: true)
    }

    func session(of token: String, isByCookie: Bool) async throws -> Session {
        let verified = try await verifier.verify(token, now: time.now)
        guard try await !signedOut.contains(token) else { throw StaffTokenRefusal.signedOut }
        return Session(
            person: try await access.person(of: verified, at: time.now), token: token, verified: verified, isByCookie: isByCookie)
    }

    /// A session that was good, as it is now; nil where it is so no more: its token has ended, or its bearer has signed out or may no longer
    /// come in.
    func renewed(_ session: Session) async throws -> Session? {
        let person: StaffAccess.Person
        do {
            person = try await access.person(of: session.verified, at: time.now)
        } catch is StaffTokenRefusal {
            return nil
        }
        guard try await !signedOut.contains(session.token), time.now < session.expiresAt else { return nil }
        return Session(person: person, token: session.token, verified: session.verified, isByCookie: session.isByCookie)
    }

    /// From now on the token is refused.
    func end(_ session: Session) async throws {
        try await signedOut.add(session.token, expiresAt: session.expiresAt, now: time.now)
    }

    /// Throws 403 unless a page of ours made the request.
    func requireOwnPage(_ request: HTTPRequest, _ session: Session, formToken given: String?) throws {
        guard !site.isFromOtherSite(request), formToken.fits(given, session: session.token) else {
            throw Problem(
                status: 403, type: "form-token", title: "Not allowed",
                detail: "with the cookie, a change needs the header \(FormToken.headerName) of a page of this site; reload the page")
        }
    }

    /// Who has sent the form of a page of ours, which works without the script too, and its fields. Throws 401, 403 and 413.
    func formOfOwnPage(_ request: HTTPRequest, bytesMaximum: Int = 16 * 1024) async throws -> (Session, QueryItems) {
        let session = try await sessionOfAnyPage(request)
        guard request.body.count <= bytesMaximum else {
            throw Problem(
                status: 413, type: "too-large", title: "Too large", detail: "this form has at most \(bytesMaximum / 1_024) KiB")
        }
        let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
        try requireOwnPage(request, session, formToken: fields[FormToken.fieldName] ?? request.headers[FormToken.headerName])
        return (session, fields)
    }

    /// Throws `CryptographyError`.
    func viewer(_ session: Session) throws -> Viewer {
        Viewer(
            identity: session.identity, formToken: try formToken.make(forSession: session.token), sessionEndsAt: session.expiresAt)
    }

    /// How long the browser may keep the token.
    func remainingSeconds(of session: Session) -> Int64 {
        (session.expiresAt.milliseconds - time.now.milliseconds) / 1_000
    }
}
