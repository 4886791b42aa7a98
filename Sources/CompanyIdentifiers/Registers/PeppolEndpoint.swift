/// Where a company receives electronic invoices in the Peppol network: a scheme and a number of it, such as `0106:12345678`.
public struct PeppolEndpoint: Hashable, Sendable {
    /// The most characters of a value whose scheme isn't known here.
    public static let longestValue = 50

    public let scheme: IdentifierScheme
    public let value: String

    /// Reads scheme, colon and value, also with `iso6523-actorid-upis::` before them, as the network's registers write it. A scheme that is
    /// known here is checked by its rule, others by their form alone. Throws `IdentifierFault`.
    public init(_ typed: String) throws(IdentifierFault) {
        guard typed.utf8.count <= 4 * Self.longestText else { throw .tooLong(most: Self.longestText) }
        let trimmed = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !trimmed.isEmpty else { throw .empty }
        let address = trimmed.lowercased().hasPrefix(Self.registerPrefix) ? trimmed.dropFirst(Self.registerPrefix.count) : trimmed[...]
        guard let colon = address.firstIndex(of: ":"), let scheme = IdentifierScheme(code: address[..<colon]) else { throw .schemeMissing }
        try self.init(scheme: scheme, value: String(address[address.index(after: colon)...]))
    }

    public init(scheme: IdentifierScheme, value typed: String) throws(IdentifierFault) {
        if let replacement = SchemeRule.retired[scheme.code] { throw .schemeRetired(scheme.code, replacement: replacement) }
        self.scheme = scheme
        value = if let rule = SchemeRule.all[scheme] { try rule.accept(typed) } else { try Self.acceptUnknown(typed) }
    }

    private static let registerPrefix = "iso6523-actorid-upis::"
    private static let longestText = registerPrefix.count + NumberText.longest

    /// Printable ASCII without blanks.
    private static func acceptUnknown(_ typed: String) throws(IdentifierFault) -> String {
        let value = typed.hasPrefix(" ") ? typed.dropFirst() : typed[...]
        guard (1...longestValue).contains(value.utf8.count), value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .endpointValue(most: longestValue)
        }
        return String(value)
    }
}

extension PeppolEndpoint: CustomStringConvertible {
    public var description: String { "\(scheme):\(value)" }
}
