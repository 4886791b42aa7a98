import Cryptography

extension Identifier where Tag == AccountTag {
    /// The account that pools the internal workspaces of an organisation.
    public init(of organisation: OrganisationID) {
        self = deriveVersion5(name: organisation.description)
    }

    /// The account of one external-client workspace.
    public init(of workspace: WorkspaceID) {
        self = deriveVersion5(name: workspace.description)
    }
}

/// UUID version 5 (RFC 9562 §5.5) in the namespace that the public contract fixes, so that every service derives the same account id.
private func deriveVersion5(name: String) -> AccountID {
    let namespace = AccountID(high: 0x6f1d_0c1e_0b54_5d1c, low: 0x9a52_0d2b_7c5e_4f10)
    let digest = Digest.sha1(namespace.bytes + Array(name.utf8))
    let high = digest[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = digest[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return AccountID(
        high: (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x5000,
        low: (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    )
}
