/// An absolute `http:` or `https:` address that a person may be sent to. Whatever else an answer may hold, such as `javascript:`, never
/// becomes one, so that it can stand in a page.
public struct WebAddress: Hashable, Sendable {
    public static let lengthMaximum = 2_048

    public let text: String

    /// Nil for another scheme, for one without a host, for what isn't visible ASCII, and for more than `lengthMaximum` bytes.
    public init?(_ text: String) {
        let schemes = ["https://", "http://"]
        guard text.utf8.count <= Self.lengthMaximum, text.isPlainAddress, let scheme = schemes.first(where: text.hasPrefix),
            text.dropFirst(scheme.utf8.count).first.map({ !"/?#".contains($0) }) == true
        else { return nil }
        self.text = text
    }
}

extension WebAddress: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected an http or https address, found \"\(text.prefix(64))\"")
        }
        self = address
    }
}
