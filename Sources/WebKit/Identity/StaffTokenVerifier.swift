import Contracts
import ProcessKit

/// A token of the platform that has been checked: whose it is, and when it ends.
public struct VerifiedStaffToken: Sendable, Equatable {
    public let identity: StaffIdentity
    /// What people call them; nil where the token doesn't say.
    public let name: DisplayText?
    public let expiresAt: Instant
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
