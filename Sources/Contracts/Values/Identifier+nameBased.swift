import Cryptography

extension Identifier {
    /// UUID version 5 (RFC 9562 §5.5): the same name in the same namespace gives the same id, whoever derives it.
    init(nameBased name: String, in namespace: Identifier<some Any>) {
        let digest = Digest.sha1(namespace.bytes + Array(name.utf8))
        let high = digest[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = digest[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(
            high: (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x5000,
            low: (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        )
    }
}
