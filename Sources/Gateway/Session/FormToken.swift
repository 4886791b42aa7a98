import Cryptography
import ProcessKit
import WebKit

/// The token that a form or script of the console sends along with the cookie, so that no other site can act in the person's name.
///
/// It is made from the session's own token under a key of ours: another session's doesn't fit, and it can't be guessed from outside. Every page
/// shows it under another mask, since in a compressed page a text that stays the same can be guessed piece by piece from the page's length
/// (BREACH). Whatever was masked by us fits.
struct FormToken: Sendable {
    static let fieldName = "csrf_token"
    static let headerName = "X-CSRF-Token"

    /// Two codes of 32 bytes in Base64 have 86 characters.
    private static let lengthMaximum = 86

    private let key: [UInt8]

    init(internalSecret: Secret) {
        // A key of its own, so that what is signed for one purpose is worth nothing for another.
        key = Digest.hmacSHA256(key: internalSecret.bytes, message: Array("gateway form tokens".utf8))
    }

    /// Throws `CryptographyError` when there is no randomness for the mask.
    func make(forSession token: String) throws -> String {
        try masked(code(forSession: token))
    }

    func fits(_ given: String?, session token: String) -> Bool {
        fits(given, code(forSession: token))
    }

    /// For the page that asks whether to go on with a token: it holds for this token, and for no other person being signed in
    /// than the one that the page has named.
    func make(forSignInWith token: String, insteadOf other: StaffIdentity?) throws -> String {
        try masked(code(forSignInWith: token, insteadOf: other))
    }

    func fits(_ given: String?, signInWith token: String, insteadOf other: StaffIdentity?) -> Bool {
        fits(given, code(forSignInWith: token, insteadOf: other))
    }

    private func code(forSession token: String) -> [UInt8] { code(of: token) }

    private func code(forSignInWith token: String, insteadOf other: StaffIdentity?) -> [UInt8] {
        code(of: "sign in \(token) instead of \(other?.subject ?? "")")
    }

    private func code(of message: String) -> [UInt8] { Digest.hmacSHA256(key: key, message: Array(message.utf8)) }

    /// A mask of random bytes, and the code under it.
    private func masked(_ code: [UInt8]) throws -> String {
        let mask = try SecretBytes.random(code.count)
        return Base64URL.encode(mask + Self.xor(mask, code))
    }

    private func fits(_ given: String?, _ code: [UInt8]) -> Bool {
        guard let given, given.utf8.count <= Self.lengthMaximum, let bytes = Base64URL.decode(given), bytes.count == 2 * code.count else {
            return false
        }
        return SecretBytes.areEqual(Self.xor(bytes.prefix(code.count), bytes.suffix(code.count)), code)
    }

    private static func xor(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> [UInt8] { zip(left, right).map { $0 ^ $1 } }
}
