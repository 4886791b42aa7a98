/// A network such as `10.0.0.0/8` or `fd00::/8`, or one address.
struct AddressRange: Sendable, Equatable {
    let first: IPAddress
    let prefixBits: Int

    /// `nil` for anything that isn't an address, with or without the number of bits that all addresses of the network share.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = IPAddress(parts[0]) else { return nil }
        let allBits = first.bytes.count * 8
        guard parts.count == 2 else {
            self.first = first
            prefixBits = allBits
            return
        }
        guard let bits = Int(parts[1]), (0...allBits).contains(bits) else { return nil }
        self.first = first
        prefixBits = bits
    }

    func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let wholeBytes = prefixBits / 8
        guard address.bytes.prefix(wholeBytes) == first.bytes.prefix(wholeBytes) else { return false }
        let restBits = prefixBits % 8
        guard restBits > 0 else { return true }
        let mask = UInt8.max << (8 - restBits)
        return address.bytes[wholeBytes] & mask == first.bytes[wholeBytes] & mask
    }
}

/// Some networks, as a setting lists them.
struct AddressRanges: Sendable, Equatable, ExpressibleByArrayLiteral {
    private static let countMaximum = 1_000

    let ranges: [AddressRange]

    init(arrayLiteral ranges: AddressRange...) {
        self.ranges = ranges
    }

    /// Addresses and networks between commas or blanks; `nil` when one of them is neither.
    init?(_ text: String) {
        let words = text.split { $0 == "," || $0.isWhitespace }
        let ranges = words.compactMap { AddressRange($0) }
        guard ranges.count == words.count, ranges.count <= Self.countMaximum else { return nil }
        self.ranges = ranges
    }

    func contains(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// This machine and networks that the internet doesn't route (RFC 1918, RFC 4193, link-local).
    static let nearby =
        AddressRanges(
            "127.0.0.0/8 ::1 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 fc00::/7 fe80::/10") ?? []
}
