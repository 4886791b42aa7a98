import Contracts
import WireJSON

/// The claims of the platform's token for staff.
struct StaffClaims: Codable {
    var sub: String
    var email: String
    var adminAccess: Bool?
    var staffPolicies: [String]?
    var exp: Int64
    var nbf: Int64?
    var iat: Int64?

    enum CodingKeys: String, CodingKey {
        case sub, email, exp, nbf, iat
        case adminAccess = "admin_access"
        case staffPolicies = "staff_policies"
    }
}

/// Why a staff token isn't accepted.
public enum StaffTokenRefusal: Error, Sendable, Equatable, Rejection {
    /// Not a token that a key of ours has signed.
    case notOurs
    case expired
    case notYetValid
    /// A valid token of somebody who isn't staff.
    case noAdminAccess
    /// The keys can't be had for now, so nothing can be said about the token.
    case keysUnavailable

    public var problem: Problem {
        switch self {
        case .notOurs: .unauthenticated("the token isn't valid; sign in again")
        case .expired: .unauthenticated("the sign-in has expired; sign in again")
        case .notYetValid: .unauthenticated("the token isn't valid yet; check the clock")
        case .noAdminAccess: .forbidden("this is for dembrane staff; the account has no admin access")
        case .keysUnavailable: .unavailable("the keys to check sign-ins can't be fetched now; try again in a moment")
        }
    }
}

extension StaffClaims {
    /// How far the platform's clock and ours may be apart.
    private static let leewaySeconds: Int64 = 30

    /// Reads the payload of a token whose signature has been verified. Throws `StaffTokenRefusal`.
    static func identity(from payload: [UInt8], now: Instant) throws -> StaffIdentity {
        guard let claims = try? WireJSONDecoder().decode(StaffClaims.self, from: payload), !claims.email.isEmpty, !claims.sub.isEmpty else {
            throw StaffTokenRefusal.notOurs
        }
        let seconds = now.milliseconds / 1000
        guard claims.exp > seconds - leewaySeconds else { throw StaffTokenRefusal.expired }
        if let nbf = claims.nbf, nbf > seconds + leewaySeconds { throw StaffTokenRefusal.notYetValid }
        guard claims.adminAccess == true else { throw StaffTokenRefusal.noAdminAccess }
        let policies = Set((claims.staffPolicies ?? []).compactMap(StaffPolicy.init(rawValue:)))
        return StaffIdentity(email: claims.email, subject: claims.sub, policies: policies)
    }
}

/// Makes staff tokens for a local secret: for a demo, for tests, and for `Gateway token`.
public struct StaffTokenIssuer: Sendable {
    private let secret: Secret

    public init(secret: Secret) {
        self.secret = secret
    }

    /// A token valid from now on. `adminAccess: false` makes one that is signed well but isn't staff's.
    public func issue(for identity: StaffIdentity, validSeconds: Int64, adminAccess: Bool = true, now: Instant) throws -> String {
        let seconds = now.milliseconds / 1000
        let claims = StaffClaims(
            sub: identity.subject, email: identity.email, adminAccess: adminAccess,
            staffPolicies: identity.policies.map(\.rawValue).sorted(), exp: seconds + validSeconds, nbf: nil, iat: seconds
        )
        return try JSONWebToken.issue(claims, secret: secret)
    }
}
