import Contracts
import Cryptography
import ProcessKit
import WireJSON

/// What a link in a mail proves without a session: that this member of staff may say, by following it, that they want no more mails of these codes.
/// It holds for as long as mails are kept, and gives no other right.
struct UnsubscribeTokens: Sendable {
    struct Content: Codable, Sendable, Equatable {
        var memberID: StaffMemberID
        var codes: [NoticeCode]
    }

    private static let bytesMaximum = 2_048

    private let key: [UInt8]

    init(internalSecret: Secret) {
        // A key of its own, so that what is signed for one purpose is worth nothing for another.
        key = Digest.hmacSHA256(key: internalSecret.bytes, message: Array("gateway links to unsubscribe".utf8))
    }

    /// Letters, digits, `-`, `_` and a point, which a query takes as they are. Throws `WireJSONError` or `EncodingError`.
    func make(_ content: Content) throws -> String {
        let bytes = try WireJSONEncoder().encode(content)
        return "\(Base64URL.encode(bytes)).\(Base64URL.encode(signature(of: bytes)))"
    }

    /// Nil for anything that `make` didn't make.
    func content(of token: String) -> Content? {
        guard token.utf8.count <= Self.bytesMaximum else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map { Base64URL.decode(String($0)) }
        guard parts.count == 2, let bytes = parts[0], let given = parts[1], SecretBytes.areEqual(given, signature(of: bytes)) else {
            return nil
        }
        return try? WireJSONDecoder().decode(Content.self, from: bytes)
    }

    private func signature(of bytes: [UInt8]) -> [UInt8] { Digest.hmacSHA256(key: key, message: bytes) }
}
