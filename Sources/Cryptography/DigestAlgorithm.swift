import CCrypto

/// A digest algorithm that OpenSSL looked up once; looking it up takes longer than hashing an identifier.
///
/// `@unchecked Sendable`, for it holds a pointer: OpenSSL never changes an `EVP_MD` after fetching it, lets any number of threads hash
/// with the same one, and these two are never freed.
struct DigestAlgorithm: @unchecked Sendable {
    static let sha1 = DigestAlgorithm("SHA1", byteCount: 20)
    static let sha256 = DigestAlgorithm("SHA256", byteCount: 32)

    let handle: OpaquePointer
    private let byteCount: Int

    private init(_ name: String, byteCount: Int) {
        guard let handle = EVP_MD_fetch(nil, name, nil) else {
            preconditionFailure("OpenSSL has no \(name): \(OpenSSLFailure.newestReason())")
        }
        self.handle = handle
        self.byteCount = byteCount
    }

    func hash(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        let result = EVP_Digest(message, message.count, &digest, nil, handle, nil)
        precondition(result == 1, "hashing fails only without memory: \(OpenSSLFailure.newestReason())")
        return digest
    }
}
