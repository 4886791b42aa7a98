import Contracts

/// What another system knows something by, so that it is known again when it is imported twice.
public struct ImportReference: Decodable, Hashable, Sendable {
    private static let rule = TextRule(length: 1...ShortText.longest)

    public let text: ShortText

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let said = try container.decode(String.self)
        do {
            guard let text = ShortText(try Self.rule.accept(said)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "has to be one line")
            }
            self.text = text
        } catch let fault as TextFault {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(fault)")
        }
    }

    /// The id here of what the reference names.
    /// - Parameter kind: what it is, since a session and a referral may have the same reference.
    public func id<Tag>(of kind: some LineKind) -> Identifier<Tag> { Identifier(digestOf: "imported \(kind.rawValue) \(text.text)") }
}
