/// A whole percentage from 0 to 100.
public struct Percent: Hashable, Comparable, Sendable {
    public static let range: ClosedRange<Int64> = 0...100

    public let value: Int

    /// Nil outside the range.
    public init?(_ value: Int) {
        guard Self.range.contains(Int64(value)) else { return nil }
        self.value = value
    }

    /// For constants, which lie in the range.
    init(unchecked value: Int) {
        self.value = value
    }

    public static let zero = Percent(unchecked: 0)
    public static let hundred = Percent(unchecked: 100)

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    /// What is left of an amount after this discount, rounded half away from zero to whole cents.
    public func discounting(_ amount: Cents) -> Cents {
        let hundredths = amount.amount * Int64(100 - value)
        return Cents((hundredths + (hundredths >= 0 ? 50 : -50)) / 100)
    }
}

extension Percent: Codable {
    public init(from decoder: any Decoder) throws {
        value = Int(try decoder.singleValueContainer().wholeNumber("a whole percentage", in: Self.range))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
