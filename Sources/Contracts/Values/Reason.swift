/// Why a member of staff did something, in their own words: the same rule wherever a reason is asked for.
public struct Reason: Hashable, Sendable {
    public static let rule = TextRule(length: 1...500)

    public let text: String

    /// Throws `TextFault`.
    public init(_ raw: String) throws {
        text = try Self.rule.accept(raw)
    }
}
