import Cryptography
import ServiceKit

/// The token that a form or script of the console sends along with the cookie, so that no other site can act in the person's name.
///
/// It is made from the session's own token under a key of ours: another session's doesn't fit, and it can't be guessed from outside.
struct FormToken: Sendable {
    static let fieldName = "csrf_token"
    static let headerName = "X-CSRF-Token"

    private let key: [UInt8]

    init(internalSecret: Secret) {
        // A key of its own, so that what is signed for one purpose is worth nothing for another.
        key = Digest.hmacSHA256(key: internalSecret.bytes, message: Array("gateway form tokens".utf8))
    }

    func make(forSession token: String) -> String {
        Base64URL.encode(Digest.hmacSHA256(key: key, message: Array(token.utf8)))
    }

    func fits(_ given: String?, session token: String) -> Bool {
        fits(given, make(forSession: token))
    }

    /// For the page that asks whether to go on with a token: it holds for this token, and for no other person being signed in
    /// than the one that the page has named.
    func make(forSignInWith token: String, insteadOf other: StaffIdentity?) -> String {
        let message = "sign in \(token) instead of \(other?.subject ?? "")"
        return Base64URL.encode(Digest.hmacSHA256(key: key, message: Array(message.utf8)))
    }

    func fits(_ given: String?, signInWith token: String, insteadOf other: StaffIdentity?) -> Bool {
        fits(given, make(forSignInWith: token, insteadOf: other))
    }

    private func fits(_ given: String?, _ expected: String) -> Bool {
        guard let given else { return false }
        return constantTimeEqual(Array(given.utf8), Array(expected.utf8))
    }
}
