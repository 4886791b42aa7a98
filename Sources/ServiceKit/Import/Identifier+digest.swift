import Contracts
import Cryptography

extension Identifier {
    /// The same text gives the same id, so that what has no id of its own is known again when a file is imported twice.
    /// A UUID of version 8 (RFC 9562 §5.8), from the SHA-256 of the text.
    public init(digestOf text: String) {
        let digest = Digest.sha256(Array(text.utf8))
        let high = digest[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = digest[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(high: (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x8000, low: (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000)
    }
}
