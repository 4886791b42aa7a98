import Contracts
import ProcessKit
import StaffAPI

/// A token of the platform that has been checked: whose it is, and when it ends.
public struct VerifiedStaffToken: Sendable, Equatable {
    /// `sub`, or the login id where there is none.
    public let subject: StaffMemberID
    /// Nil in a token as Directus issues it, of whose bearer the platform's facts tell the rest.
    public let email: String?
    /// What people call them; nil where the token doesn't say.
    public let name: DisplayText?
    /// The extra permissions that it carries.
    public let policies: Set<StaffPolicy>
    public let expiresAt: Instant

    public init(subject: StaffMemberID, email: String?, name: DisplayText?, policies: Set<StaffPolicy>, expiresAt: Instant) {
        self.subject = subject
        self.email = email
        self.name = name
        self.policies = policies
        self.expiresAt = expiresAt
    }

    /// Who it is, as far as the token itself tells.
    public var identity: StaffIdentity? {
        email.map { StaffIdentity(email: $0, subject: subject.text, policies: policies) }
    }
}

/// Checks the platform's tokens: against the shared secret, or against its published keys.
public struct StaffTokenVerifier: Sendable {
    private enum Keys: Sendable {
        case secret(Secret)
        case published(JSONWebKeyStore)
    }

    private let keys: Keys
    private let purpose: StaffTokenPurpose

    public init(secret: Secret, purpose: StaffTokenPurpose = StaffTokenPurpose()) {
        keys = .secret(secret)
        self.purpose = purpose
    }

    public init(keys store: JSONWebKeyStore, purpose: StaffTokenPurpose = StaffTokenPurpose()) {
        keys = .published(store)
        self.purpose = purpose
    }

    /// Who signed in, and until when. Throws `StaffTokenRefusal`.
    public func verify(_ text: String, now: Instant) async throws -> VerifiedStaffToken {
        guard let token = JSONWebToken(text), token.isOfKnownType else { throw StaffTokenRefusal.notOurs }
        guard try await isSigned(token) else { throw StaffTokenRefusal.notOurs }
        return try StaffClaims.verified(token.payload, purpose: purpose, now: now)
    }

    private func isSigned(_ token: JSONWebToken) async throws -> Bool {
        switch keys {
        case .secret(let secret):
            return token.isSigned(with: secret)
        case .published(let store):
            // A token that names no key is tried against all, one that names a key only against that one.
            for key in try await store.keys(named: token.header.kid) where try token.isSigned(with: key) { return true }
            return false
        }
    }
}
