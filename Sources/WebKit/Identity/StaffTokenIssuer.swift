import Contracts
import ProcessKit
import WireJSON

/// Makes staff tokens for a local secret: for a demo, for tests, and for `Gateway token`.
public struct StaffTokenIssuer: Sendable {
    /// What Directus writes into its access tokens.
    private struct DirectusClaims: Encodable {
        var id: String
        var role: String
        var appAccess: Bool
        var adminAccess: Bool
        var iat: NumericDate
        var exp: NumericDate
        var iss = "directus"

        enum CodingKeys: String, CodingKey {
            case id, role, iat, exp, iss
            case appAccess = "app_access"
            case adminAccess = "admin_access"
        }
    }

    /// Nothing of ours reads the role; any id will do.
    private static let role = "00000000-0000-4000-8000-000000000001"

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

    /// A token as Directus issues it, which tells of its bearer the login id alone.
    public func issue(
        forLoginID loginID: StaffMemberID, validSeconds: Int64, adminAccess: Bool = true, now: Instant
    ) throws -> String {
        let claims = DirectusClaims(
            id: loginID.text, role: Self.role, appAccess: true, adminAccess: adminAccess, iat: NumericDate(now),
            exp: NumericDate(now.adding(seconds: Int(validSeconds))))
        return try JSONWebToken.issue(claims, secret: secret)
    }
}
