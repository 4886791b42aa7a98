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
        func token(_ name: String, _ policies: Set<StaffPolicy>, adminAccess: Bool = true) throws -> String {
            try self.token("\(name)@dembrane.com", policies, adminAccess: adminAccess, now: now)
        }
        return ReadyFile.Tokens(
            allPolicies: try token("robin", Set(StaffPolicy.allCases)),
            noPolicies: try token("kim", []),
            notStaff: try token("visitor", [], adminAccess: false),
            directus: try StaffTokenIssuer(secret: staffTokens).issue(
                forLoginID: DemoColleague.loginID, validSeconds: Self.tokenSeconds, now: now)
        )
    }

    /// Of the demo's account managers, by their addresses.
    func managerTokens(now: Instant) throws -> [String: String] {
        try Dictionary(uniqueKeysWithValues: DemoStaff.accountManagers.map { ($0, try token($0, [], now: now)) })
    }

    private func token(_ address: String, _ policies: Set<StaffPolicy>, adminAccess: Bool = true, now: Instant) throws -> String {
        let name = address.prefix { $0 != "@" }
        let identity = StaffIdentity(email: address, subject: "demo-\(name)", policies: policies)
        return try StaffTokenIssuer(secret: staffTokens).issue(
            for: identity, validSeconds: Self.tokenSeconds, adminAccess: adminAccess, now: now)
    }
}
