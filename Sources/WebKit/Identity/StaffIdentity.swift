import StaffAPI

/// The member of staff behind a request.
public struct StaffIdentity: Sendable, Equatable {
    public var email: String
    /// The platform's id of the user.
    public var subject: String
    public var policies: Set<StaffPolicy>

    public init(email: String, subject: String, policies: Set<StaffPolicy>) {
        self.email = email
        self.subject = subject
        self.policies = policies
    }

    /// Throws the 403 that names the policy when it is missing.
    public func require(_ policy: StaffPolicy) throws {
        guard policies.contains(policy) else { throw Problem.missingPolicy(policy) }
    }
}
