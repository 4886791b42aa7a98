import Contracts

/// Checks the platform's tokens: against the shared secret, or against its published keys.
public struct StaffTokenVerifier: Sendable {
    private enum Keys: Sendable {
        case secret(Secret)
        case published(JSONWebKeyStore)
    }

    private let keys: Keys

    public init(secret: Secret) {
        keys = .secret(secret)
    }

    public init(keys store: JSONWebKeyStore) {
        keys = .published(store)
    }

    /// Who signed in. Throws `StaffTokenRefusal`.
    public func verify(_ text: String, now: Instant) async throws -> StaffIdentity {
        guard let token = JSONWebToken(text) else { throw StaffTokenRefusal.notOurs }
        guard try await isSigned(token) else { throw StaffTokenRefusal.notOurs }
        return try StaffClaims.identity(from: token.payload, now: now)
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
