import Contracts
import Cryptography
import ProcessKit
import StaffAPI
import WebKit

/// Secrets of one run, made anew at each start and kept nowhere.
struct StackSecrets: Sendable {
    static let tokenSeconds: Int64 = 12 * 3_600
    /// Who grants permissions in the demo.
    static let manager = "robin@dembrane.com"

    let staffTokens: Secret
    let internalTokens: Secret

    init() throws {
        staffTokens = Secret(Base64URL.encode(try SecretBytes.random(32)))
        internalTokens = Secret(Base64URL.encode(try SecretBytes.random(32)))
    }

    /// Tokens of people with every policy, with none, of somebody who isn't staff, and of a colleague of whom only facts tell, as Directus issues
    /// it; valid for half a day.
    func tokens(now: Instant) throws -> ReadyFile.Tokens {
        let issuer = StaffTokenIssuer(secret: staffTokens)
        func token(_ name: String, _ policies: Set<StaffPolicy>, adminAccess: Bool = true) throws -> String {
            let identity = StaffIdentity(email: "\(name)@dembrane.com", subject: "demo-\(name)", policies: policies)
            return try issuer.issue(for: identity, validSeconds: Self.tokenSeconds, adminAccess: adminAccess, now: now)
        }
        return ReadyFile.Tokens(
            allPolicies: try token("robin", Set(StaffPolicy.allCases)),
            noPolicies: try token("kim", []),
            notStaff: try token("visitor", [], adminAccess: false),
            directus: try issuer.issue(forLoginID: DemoColleague.loginID, validSeconds: Self.tokenSeconds, now: now)
        )
    }
}
