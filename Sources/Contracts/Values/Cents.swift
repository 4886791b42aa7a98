/// An amount of euro cents. There is no other currency (DOMAIN: all money is integer euro cents).
public struct Cents: Hashable, Comparable, Sendable, AdditiveArithmetic {
    public let amount: Int64

    public init(_ amount: Int64) {
        self.amount = amount
    }

    public static func euros(_ euros: Int64) -> Cents { Cents(euros * 100) }

    public static let zero = Cents(0)

    public static func < (left: Self, right: Self) -> Bool { left.amount < right.amount }
    public static func + (left: Self, right: Self) -> Self { Cents(left.amount + right.amount) }
    public static func - (left: Self, right: Self) -> Self { Cents(left.amount - right.amount) }
    public func times(_ factor: Int) -> Cents { Cents(amount * Int64(factor)) }
    public static prefix func - (value: Self) -> Self { Cents(-value.amount) }
}

extension Cents: Codable {
    /// What an amount from outside may be: a hundred billion euros either way, far from where sums of amounts would overflow.
    public static let range = Cents(-10_000_000_000_000)...Cents(10_000_000_000_000)

    public init(from decoder: any Decoder) throws {
        let range = Self.range.lowerBound.amount...Self.range.upperBound.amount
        amount = try decoder.singleValueContainer().wholeNumber("an amount of cents", in: range)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }
}
