import CCrypto

/// A public key that OpenSSL holds.
///
/// Sendable though it holds a pointer: the key is never changed after `init`, each verification has a context of its own,
/// and OpenSSL documents that threads may share a key that nobody changes.
final class OpenSSLKey: @unchecked Sendable {
    private let handle: OpaquePointer

    convenience init(modulus: [UInt8], exponent: [UInt8]) throws {
        try self.init(type: "RSA", [.number("n", bigEndian: modulus), .number("e", bigEndian: exponent)])
    }

    /// The point uncompressed: 4, then both coordinates.
    convenience init(p256Point point: [UInt8]) throws {
        try self.init(type: "EC", [.text("group", "prime256v1"), .octets("pub", point)])
    }

    convenience init(ed25519 bytes: [UInt8]) throws {
        try self.init(type: "ED25519", [.octets("pub", bytes)])
    }

    private init(type: String, _ parameters: [KeyParameter]) throws {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, type, nil) else { throw Self.failure("preparing a key") }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_fromdata_init(context) == 1 else { throw Self.failure("preparing a key") }
        // What OpenSSL calls EVP_PKEY_PUBLIC_KEY, a macro that Swift does not see.
        let publicKey = OSSL_KEYMGMT_SELECT_DOMAIN_PARAMETERS | OSSL_KEYMGMT_SELECT_OTHER_PARAMETERS | OSSL_KEYMGMT_SELECT_PUBLIC_KEY
        var key: OpaquePointer?
        let result = KeyParameter.withOpenSSLForm(of: parameters) { EVP_PKEY_fromdata(context, &key, publicKey, $0) }
        guard result == 1, let key else { throw CryptographyError.invalidKey(OpenSSLFailure.newestReason()) }
        handle = key
    }

    deinit {
        EVP_PKEY_free(handle)
    }

    /// `digest` is nil for algorithms that hash by themselves. A signature that cannot even be read does not verify.
    func verify(signature: [UInt8], message: [UInt8], digest: String?) throws -> Bool {
        guard let context = EVP_MD_CTX_new() else { throw Self.failure("preparing a verification") }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit_ex(context, nil, digest, nil, nil, handle, nil) == 1 else {
            throw Self.failure("preparing a verification")
        }
        let isValid = EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        ERR_clear_error()
        return isValid
    }

    private static func failure(_ operation: String) -> CryptographyError {
        .library(operation: operation, reason: OpenSSLFailure.newestReason())
    }
}
