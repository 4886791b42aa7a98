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
    public init(from decoder: any Decoder) throws {
        amount = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }
}
