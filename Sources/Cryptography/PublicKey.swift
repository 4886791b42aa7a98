/// A public key that verifies signatures of exactly one algorithm, so that no token can choose a weaker way to be verified.
public struct PublicKey: Sendable {
    public enum Algorithm: String, Sendable, CaseIterable {
        /// RSA PKCS #1 v1.5 with SHA-256.
        case rs256 = "RS256"
        /// ECDSA on P-256 with SHA-256.
        case es256 = "ES256"
        /// Ed25519 (RFC 8037).
        case edDSA = "EdDSA"
    }

    public let algorithm: Algorithm
    private let key: OpenSSLKey

    /// RSA, from big-endian numbers. Throws `CryptographyError.invalidKey` below 2,048 bits (RFC 7518, section 3.3).
    public static func rsa(modulus: [UInt8], exponent: [UInt8]) throws -> PublicKey {
        let significant = modulus.drop { $0 == 0 }
        let bitCount = significant.count * 8 - (significant.first?.leadingZeroBitCount ?? 0)
        guard bitCount >= 2048 else { throw CryptographyError.invalidKey("an RSA modulus has at least 2048 bits, this one \(bitCount)") }
        // Verifying takes time with the size of both, so neither is left to whoever wrote the key.
        guard bitCount <= 8192 else { throw CryptographyError.invalidKey("an RSA modulus has at most 8192 bits, this one \(bitCount)") }
        let meaningful = exponent.drop { $0 == 0 }
        guard meaningful.count <= 8, let last = meaningful.last, last & 1 == 1, Array(meaningful) != [1] else {
            throw CryptographyError.invalidKey("an RSA exponent is odd, at least 3 and at most 64 bits long")
        }
        return PublicKey(algorithm: .rs256, key: try OpenSSLKey(modulus: Array(significant), exponent: Array(meaningful)))
    }

    /// A point on P-256, 32 bytes per coordinate. Throws `CryptographyError.invalidKey` when it is not on the curve.
    public static func p256(x: [UInt8], y: [UInt8]) throws -> PublicKey {
        guard x.count == 32, y.count == 32 else { throw CryptographyError.invalidKey("a coordinate on P-256 has 32 bytes") }
        return PublicKey(algorithm: .es256, key: try OpenSSLKey(p256Point: [0x04] + x + y))
    }

    /// An Ed25519 key of 32 bytes.
    public static func ed25519(_ bytes: [UInt8]) throws -> PublicKey {
        guard bytes.count == 32 else { throw CryptographyError.invalidKey("an Ed25519 key has 32 bytes") }
        return PublicKey(algorithm: .edDSA, key: try OpenSSLKey(ed25519: bytes))
    }

    /// Whether this key signed this message. The signature is in the form of JWS: for ES256 the two numbers of 32 bytes each.
    /// Throws `CryptographyError.library` only when OpenSSL cannot start to verify.
    public func verify(signature: [UInt8], message: [UInt8]) throws -> Bool {
        switch algorithm {
        case .rs256:
            return try key.verify(signature: signature, message: message, digest: "SHA256")
        case .es256:
            guard let encoded = ECDSASignature.der(fromRaw: signature) else { return false }
            return try key.verify(signature: encoded, message: message, digest: "SHA256")
        case .edDSA:
            return try key.verify(signature: signature, message: message, digest: nil)
        }
    }
}
