import CCrypto

/// Bytes that nobody else may learn.
public enum SecretBytes {
    /// Whether both hold the same bytes, in a time that does not tell where they differ. Their lengths are no secret.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return CRYPTO_memcmp(left, right, left.count) == 0
    }

    /// Bytes that nobody can predict. Throws `CryptographyError.library` when the system has no randomness to give.
    public static func random(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw CryptographyError.library(operation: "drawing random bytes", reason: OpenSSLFailure.newestReason())
        }
        return bytes
    }
}
