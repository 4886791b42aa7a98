import CCrypto

/// What a message is known by. None of these can fail, but for want of memory.
public enum Digest {
    /// 20 bytes. Only for identifiers, as in UUID version 5, never to prove anything.
    public static func sha1(_ message: [UInt8]) -> [UInt8] {
        DigestAlgorithm.sha1.hash(message)
    }

    /// 32 bytes.
    public static func sha256(_ message: [UInt8]) -> [UInt8] {
        DigestAlgorithm.sha256.hash(message)
    }

    /// 32 bytes (RFC 2104), under a key of any length.
    public static func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        // OpenSSL takes a null key for "the key of before", so an empty one is given as the zero byte that it is padded to anyway.
        let key = key.isEmpty ? [0] : key
        let result = HMAC(DigestAlgorithm.sha256.handle, key, Int32(key.count), message, message.count, &code, &count)
        precondition(result != nil && count == 32, "HMAC-SHA256: \(OpenSSLFailure.newestReason())")
        return code
    }
}
