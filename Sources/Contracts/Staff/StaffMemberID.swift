/// A member of staff, by the `sub` of the platform's sign-in tokens, or by their `id` where they are as Directus issues them (there the
/// `login_id` of `user-changed`): 1 to 255 bytes, none of them a control character.
///
/// It stays the same when somebody's e-mail address changes, and an address that is given to somebody else doesn't bring the old
/// bearer's settings along (OpenID Connect Core §5.7).
public struct StaffMemberID: Hashable, Sendable {
    public static let bytesMaximum = 255

    public let text: String

    /// Nil for a text that is empty, too long, or holds a control character.
    public init?(_ text: String) {
        guard (1...Self.bytesMaximum).contains(text.utf8.count),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = text
    }
}

extension StaffMemberID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected 1 to \(Self.bytesMaximum) bytes without control characters")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension StaffMemberID: CustomStringConvertible {
    public var description: String { text }
}
