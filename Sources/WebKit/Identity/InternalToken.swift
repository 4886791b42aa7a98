import Contracts
import ProcessKit
import StaffAPI
import WireJSON

/// The short-lived proof with which the Gateway vouches for a member of staff towards one service: no service trusts the network.
public struct InternalToken: Sendable {
    private struct Claims: Codable {
        var iss: String
        var aud: String
        var sub: String
        var email: String
        var policies: [String]
        var traceparent: String?
        var iat: Int64
        var exp: Int64
    }

    /// What a verified token says.
    public struct Content: Sendable, Equatable {
        public var identity: StaffIdentity
        public var traceparent: String?
    }

    public enum Refusal: Error, Sendable, Equatable {
        /// Not a token, or not signed with our secret.
        case forged
        case expired
        /// Made for another service.
        case otherAudience
    }

    /// No token may live longer, however it was made.
    public static let lifetimeSecondsMaximum: Int64 = 60
    /// How far the clocks of two machines may be apart.
    private static let leewaySeconds: Int64 = 5

    private let secret: Secret

    public init(secret: Secret) {
        self.secret = secret
    }

    /// A token for one service, valid for a minute. Throws only when the identity can't be written as JSON.
    public func issue(for identity: StaffIdentity, audience: String, traceparent: String?, now: Instant) throws -> String {
        let seconds = now.milliseconds / 1000
        let claims = Claims(
            iss: "gateway", aud: audience, sub: identity.subject, email: identity.email,
            policies: identity.policies.map(\.rawValue).sorted(), traceparent: traceparent, iat: seconds,
            exp: seconds + Self.lifetimeSecondsMaximum
        )
        return try JSONWebToken.issue(claims, secret: secret)
    }

    /// Throws `Refusal`.
    public func verify(_ text: String, audience: String, now: Instant) throws -> Content {
        guard let token = JSONWebToken(text), token.isSigned(with: secret),
            let claims = try? WireJSONDecoder().decode(Claims.self, from: token.payload)
        else { throw Refusal.forged }
        guard claims.aud == audience else { throw Refusal.otherAudience }
        let seconds = now.milliseconds / 1000
        guard claims.exp > seconds, claims.exp <= seconds + Self.lifetimeSecondsMaximum + Self.leewaySeconds else { throw Refusal.expired }
        let policies = Set(claims.policies.compactMap(StaffPolicy.init(rawValue:)))
        return Content(
            identity: StaffIdentity(email: claims.email, subject: claims.sub, policies: policies), traceparent: claims.traceparent
        )
    }
}
