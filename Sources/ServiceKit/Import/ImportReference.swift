import Contracts

/// What another system knows something by, so that it is known again when it is imported twice.
public struct ImportReference: Decodable, Hashable, Sendable {
    private static let rule = TextRule(length: 1...ShortText.longest)

    public let text: ShortText

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let accepted = try? Self.rule.accept(try container.decode(String.self)), let text = ShortText(accepted) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected 1 to \(ShortText.longest) characters on one line")
        }
        self.text = text
    }

    /// The id here of what the reference names.
    /// - Parameter kind: what it is, since a session and a referral may have the same reference.
    public func id<Tag>(of kind: some LineKind) -> Identifier<Tag> { Identifier(digestOf: "imported \(kind.rawValue) \(text.text)") }
}
