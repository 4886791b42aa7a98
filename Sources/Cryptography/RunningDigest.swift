import CCrypto

/// The SHA-256 of bytes that come piece by piece, such as a file that is never in memory as a whole.
public final class RunningDigest {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, DigestAlgorithm.sha256.handle, nil) == 1 else {
            preconditionFailure("hashing fails only without memory: \(OpenSSLFailure.newestReason())")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    public func add(_ bytes: [UInt8]) {
        precondition(EVP_DigestUpdate(context, bytes, bytes.count) == 1, "hashing fails only after its end")
    }

    /// The digest of all that was added. To be asked once.
    public func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "hashing is ended once")
        return digest
    }
}

extension Digest {
    /// Bytes as hexadecimal digits in lower case, as tools print digests.
    public static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
