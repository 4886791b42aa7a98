import Contracts
import StaffAPI
import WireJSON

/// The claims of the platform's token for staff.
///
/// As Directus issues it, it tells `id` in place of `sub`, and neither `email` nor `name` nor policies.
struct StaffClaims: Codable {
    var sub: String?
    /// Only a text is one; a token with a `sub` may have whatever here.
    var id: JSONValue?
    var email: String?
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
        case sub, id, email, name, exp, nbf, iat, aud, iss
        case adminAccess = "admin_access"
        case staffPolicies = "staff_policies"
    }
}

extension StaffClaims {
    /// How far the platform's clock and ours may be apart.
    private static let leewaySeconds = 30

    /// Reads the payload of a token whose signature has been verified. Throws `StaffTokenRefusal`.
    static func verified(_ payload: [UInt8], purpose: StaffTokenPurpose, now: Instant) throws -> VerifiedStaffToken {
        guard let claims = try? WireJSONDecoder().decode(StaffClaims.self, from: payload) else { throw StaffTokenRefusal.notOurs }
        let (subject, email) = try claims.person()
        let latest = now.adding(seconds: leewaySeconds)
        guard claims.exp.instant > now.adding(seconds: -leewaySeconds) else { throw StaffTokenRefusal.expired }
        for beginning in [claims.nbf, claims.iat].compactMap({ $0 }) where beginning.instant > latest {
            throw StaffTokenRefusal.notYetValid
        }
        guard purpose.admits(claims) else { throw StaffTokenRefusal.otherPurpose }
        guard claims.adminAccess == true else { throw StaffTokenRefusal.noAdminAccess }
        let policies = Set((claims.staffPolicies ?? []).compactMap(StaffPolicy.init(rawValue:)))
        return VerifiedStaffToken(
            subject: subject, email: email, name: claims.shownName, policies: policies, expiresAt: claims.exp.instant)
    }

    /// Whose it is: who has a `sub` has an address beside it; of an `id` alone the platform's facts tell the address.
    private func person() throws -> (subject: StaffMemberID, email: String?) {
        if let sub {
            guard let email else { throw StaffTokenRefusal.lacks("email beside its sub") }
            guard MailboxAddress.isOne(email), let subject = StaffMemberID(sub) else { throw StaffTokenRefusal.notOurs }
            return (subject, email)
        }
        guard case .string(let text)? = id else { throw StaffTokenRefusal.lacks("sub and no id, so that it names nobody") }
        guard let subject = StaffMemberID(text) else { throw StaffTokenRefusal.notOurs }
        return (subject, nil)
    }

    private var shownName: DisplayText? {
        guard case .string(let text)? = name, !text.isEmpty else { return nil }
        return DisplayText(text)
    }
}
