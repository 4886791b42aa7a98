import Foundation

/// Where another program's API is: https, or http to this machine alone, where a stand-in listens, since keys and customers' numbers go there
/// and what is answered is believed.
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    private static let lengthMaximum = 255
    private static let loopbackHosts: Set = ["127.0.0.1", "localhost", "::1", "[::1]"]

    /// What a setting is told to be that isn't one.
    public static let expectation = "an https URL, or an http URL of this machine, without a query"

    /// Without a slash at its end.
    public let text: String
    /// Scheme, host and port, as they begin the text.
    private let origin: String

    /// Nil for another scheme, for http to another machine, and for an address with a user, a query or a fragment.
    public init?(_ text: String) {
        let text = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard text.utf8.count <= Self.lengthMaximum, text.isPlainAddress, let parts = URLComponents(string: text),
            let scheme = parts.scheme,
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            scheme == "https" || (scheme == "http" && Self.loopbackHosts.contains(host))
        else { return nil }
        let afterScheme = text.dropFirst(scheme.utf8.count + 3)
        self.text = text
        origin = "\(scheme)://\(afterScheme.prefix { $0 != "/" })"
    }

    public var description: String { text }

    /// Whether a request to this address goes to the same place, so that a key may go with it. The texts are compared, not what they are
    /// parsed into, since two parsers may take one text for two hosts; once the slash is there, nothing behind it can name another.
    public func isOrigin(of address: String) -> Bool {
        address.isPlainAddress && address.hasPrefix(origin + "/")
    }
}

extension String {
    /// Whether it holds only what can stand in a URL: visible ASCII, and no backslash, which some take for a slash.
    public var isPlainAddress: Bool { utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") } }
}
