import ServiceKit

/// The person who looks at a page, and the token that their forms carry.
struct Viewer: Sendable {
    let identity: StaffIdentity
    let formToken: String

    /// Why this person may not do what needs the policy; nil where they may.
    func obstacle(_ policy: StaffPolicy) -> String? {
        identity.policies.contains(policy) ? nil : "Needs \(policy.rawValue)"
    }
}
