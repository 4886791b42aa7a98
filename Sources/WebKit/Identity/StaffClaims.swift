import Contracts
import ProcessKit
import StaffAPI
import WireJSON

/// The claims of the platform's token for staff.
struct StaffClaims: Codable {
    var sub: String
    var email: String
    /// Only shown, so that whatever else stands here is as good as no name.
    var name: JSONValue?
    var adminAccess: Bool?
    var staffPolicies: [String]?
    var exp: NumericDate
    var nbf: NumericDate?
    var iat: NumericDate?
    var aud: TokenAudience?
    var iss: String?

    enum CodingKeys: String, CodingKey {
        case sub, email, name, exp, nbf, iat, aud, iss
        case adminAccess = "admin_access"
        case staffPolicies = "staff_policies"
    }
}

/// Why a staff token isn't accepted.
public enum StaffTokenRefusal: Error, Sendable, Equatable {
    /// Not a token that a key of ours has signed.
    case notOurs
    case expired
    case notYetValid
    /// A token of the platform that was made for something else.
    case otherPurpose
    /// Its bearer has signed out.
    case signedOut
    /// A valid token of somebody who isn't staff.
    case noAdminAccess
    /// The keys can't be had for now, so nothing can be said about the token.
    case keysUnavailable

    public var problem: Problem {
        switch self {
        case .notOurs: .unauthenticated("the token isn't valid; sign in again")
        case .expired: .unauthenticated("the sign-in has expired; sign in again")
        case .notYetValid: .unauthenticated("the token isn't valid yet; check the clock")
        case .otherPurpose:
            .unauthenticated("the token was made for another purpose (its aud or iss); sign in with one for the back office")
        case .signedOut: .unauthenticated("you have signed out; sign in again with a new token")
        case .noAdminAccess: .forbidden("this is for dembrane staff; the account has no admin access")
        case .keysUnavailable: .unavailable("the keys to check sign-ins can't be fetched now; try again in a moment")
        }
    }
}

extension StaffClaims {
    /// How far the platform's clock and ours may be apart.
    private static let leewaySeconds = 30

    /// Reads the payload of a token whose signature has been verified. Throws `StaffTokenRefusal`.
    static func verified(_ payload: [UInt8], purpose: StaffTokenPurpose, now: Instant) throws -> VerifiedStaffToken {
        guard let claims = try? WireJSONDecoder().decode(StaffClaims.self, from: payload), claims.namesAPerson else {
            throw StaffTokenRefusal.notOurs
        }
        let latest = now.adding(seconds: leewaySeconds)
        guard claims.exp.instant > now.adding(seconds: -leewaySeconds) else { throw StaffTokenRefusal.expired }
        for beginning in [claims.nbf, claims.iat].compactMap({ $0 }) where beginning.instant > latest {
            throw StaffTokenRefusal.notYetValid
        }
        guard purpose.admits(claims) else { throw StaffTokenRefusal.otherPurpose }
        guard claims.adminAccess == true else { throw StaffTokenRefusal.noAdminAccess }
        let policies = Set((claims.staffPolicies ?? []).compactMap(StaffPolicy.init(rawValue:)))
        return VerifiedStaffToken(
            identity: StaffIdentity(email: claims.email, subject: claims.sub, policies: policies), name: claims.shownName,
            expiresAt: claims.exp.instant)
    }

    private var namesAPerson: Bool {
        StaffAddress.isOne(email) && StaffMemberID(sub) != nil
    }

    private var shownName: DisplayText? {
        guard case .string(let text)? = name, !text.isEmpty else { return nil }
        return DisplayText(text)
    }
}

/// Makes staff tokens for a local secret: for a demo, for tests, and for `Gateway token`.
public struct StaffTokenIssuer: Sendable {
    private let secret: Secret

    public init(secret: Secret) {
        self.secret = secret
    }

    /// A token valid from now on. `adminAccess: false` makes one that is signed well but isn't staff's.
    public func issue(
        for identity: StaffIdentity, name: String? = nil, validSeconds: Int64, adminAccess: Bool = true, now: Instant
    ) throws -> String {
        let claims = StaffClaims(
            sub: identity.subject, email: identity.email, name: name.map(JSONValue.string), adminAccess: adminAccess,
            staffPolicies: identity.policies.map(\.rawValue).sorted(), exp: NumericDate(now.adding(seconds: Int(validSeconds))),
            iat: NumericDate(now)
        )
        return try JSONWebToken.issue(claims, secret: secret)
    }
}
