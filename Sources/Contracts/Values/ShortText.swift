/// An identifier or number that another system made, such as a customer's id at the payment provider: at most 255 characters, none of them a
/// control character. Decoding fails outside, since a shortened identifier would be another one.
public struct ShortText: Hashable, Sendable {
    public static let longest = 255

    public let text: String

    /// Nil for a text that is too long or holds a control character.
    public init?(_ text: String) {
        guard text.utf8.count <= 4 * Self.longest, text.unicodeScalars.count <= Self.longest,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = text
    }
}

extension ShortText: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected at most \(Self.longest) characters without control characters")
        }
        self = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension ShortText: ExpressibleByStringInterpolation {
    /// For texts in the code itself; one that doesn't fit is a mistake of the programmer.
    public init(stringLiteral value: String) {
        guard let text = Self(value) else { preconditionFailure("\(value) is no short text") }
        self = text
    }
}
