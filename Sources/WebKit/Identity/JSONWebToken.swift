import Cryptography
import ProcessKit
import WireJSON

/// A signed JSON Web Token in its compact form (RFC 7515, RFC 7519), taken apart but not yet believed.
struct JSONWebToken {
    struct Header: Codable {
        var alg: String
        var typ: String?
        var kid: String?
        var crit: [String]?
    }

    /// A token longer than this is refused unread.
    private static let bytesMaximum = 8192

    let header: Header
    let payload: [UInt8]
    let signature: [UInt8]
    /// What the signature covers.
    let signedText: [UInt8]

    /// `nil` for anything that isn't three parts of base64url with a JSON header.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.bytesMaximum, parts.count == 3, let header = Base64URL.decode(parts[0]),
            let payload = Base64URL.decode(parts[1]), let signature = Base64URL.decode(parts[2]),
            let decoded = try? WireJSONDecoder().decode(Header.self, from: header)
        else { return nil }
        self.header = decoded
        self.payload = payload
        self.signature = signature
        signedText = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// Whether the header calls it a token that opens something, or says nothing about that (RFC 8725 §3.11, RFC 9068 §2.1).
    var isOfKnownType: Bool {
        guard let type = header.typ?.lowercased() else { return true }
        return ["jwt", "at+jwt", "application/jwt", "application/at+jwt"].contains(type)
    }

    /// Whether the secret's holder signed it with HMAC-SHA256; compared in constant time.
    func isSigned(with secret: Secret) -> Bool {
        header.alg == "HS256" && header.crit == nil
            && SecretBytes.areEqual(signature, Digest.hmacSHA256(key: secret.bytes, message: signedText))
    }

    /// Whether the key's holder signed it, with the one algorithm that the key is for.
    func isSigned(with key: PublicKey) throws -> Bool {
        guard header.alg == key.algorithm.rawValue, header.crit == nil else { return false }
        return try key.verify(signature: signature, message: signedText)
    }

    /// Signs claims with HMAC-SHA256.
    static func issue(_ claims: some Encodable, secret: Secret) throws -> String {
        let header = Base64URL.encode(try WireJSONEncoder().encode(Header(alg: "HS256", typ: "JWT")))
        let payload = Base64URL.encode(try WireJSONEncoder().encode(claims))
        let signature = Digest.hmacSHA256(key: secret.bytes, message: Array("\(header).\(payload)".utf8))
        return "\(header).\(payload).\(Base64URL.encode(signature))"
    }
}
