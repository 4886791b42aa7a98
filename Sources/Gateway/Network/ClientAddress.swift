import HTTP

/// Where a request comes from: the other end of the connection, or, when that is a proxy that the operator trusts, whom the proxy names.
struct ClientAddress: Sendable {
    /// The proxies whose word counts (`TRUSTED_PROXIES`).
    let trustedProxies: AddressRanges

    /// More hops than any chain of proxies has.
    private static let hopsMaximum = 32

    /// `nil` when it can't be told: the connection has no address, a trusted proxy named something that isn't one, or its two headers name
    /// different clients.
    func address(of request: HTTPRequest) -> IPAddress? {
        guard let peer = IPAddress(request.remoteAddress) else { return nil }
        guard trustedProxies.contains(peer) else { return peer }
        // A proxy that writes one of the headers passes the other on as the client wrote it, so neither is believed against the other.
        let named = ways(of: request).map { nearestStranger(on: $0, sentBy: peer) }
        guard let client = named.first else { return peer }
        return named.allSatisfy { $0 == client } ? client : nil
    }

    /// What requests of one place are counted under.
    func countingKey(of request: HTTPRequest) -> String { address(of: request)?.countingUnit.description ?? "unknown" }

    /// Whether somebody sent it on for somebody else, so that the connection's own address says nothing about the sender.
    func isForwardedByStranger(_ request: HTTPRequest) -> Bool {
        let isForwarded = request.headers["X-Forwarded-For"] != nil || request.headers["Forwarded"] != nil
        guard isForwarded, let peer = IPAddress(request.remoteAddress) else { return isForwarded }
        return !trustedProxies.contains(peer)
    }

    /// The hops of each header that names any, in the order of the header, which is that of the way; nil for what isn't an address.
    private func ways(of request: HTTPRequest) -> [[IPAddress?]] {
        let standard = request.headers.values("Forwarded").flatMap { $0.split(separator: ",") }.map(Self.forwardedFor)
        let customary = request.headers.values("X-Forwarded-For").flatMap { $0.split(separator: ",") }.map(Self.node)
        return [standard, customary].filter { !$0.isEmpty }
    }

    /// The client by one header. Each proxy appends whom it saw, so only what stands right of the first stranger, seen from the right, can be
    /// believed.
    private func nearestStranger(on way: [IPAddress?], sentBy peer: IPAddress) -> IPAddress? {
        var nearest = peer
        for hop in way.reversed().prefix(Self.hopsMaximum) {
            guard let address = hop else { return nil }
            nearest = address
            if !trustedProxies.contains(address) { return address }
        }
        return nearest
    }

    /// The `for` of one element such as `for="[2001:db8::1]:4711";proto=https`.
    private static func forwardedFor(_ element: Substring) -> IPAddress? {
        for pair in element.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, trimmed(parts[0]).lowercased() == "for" { return node(parts[1]) }
        }
        return nil
    }

    /// An address, perhaps in quotes, in brackets or with a port.
    private static func node(_ text: Substring) -> IPAddress? {
        let text = trimmed(text)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return IPAddress(text[text.index(after: text.startIndex)..<end]) }
        if let address = IPAddress(text) { return address }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? IPAddress(parts[0]) : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isAround: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\"" }
        var text = text.drop(while: isAround)
        while let last = text.last, isAround(last) { text.removeLast() }
        return text
    }
}
