import CCrypto

/// Hash functions of a whole message.
public enum Digest {
    /// SHA-1 (20 bytes), for version 5 UUIDs only: it is no longer safe against chosen collisions.
    public static func sha1(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        SHA1(message, message.count, &digest)
        return digest
    }
}
