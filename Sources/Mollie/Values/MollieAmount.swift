import Contracts
import WireJSON

/// An amount as Mollie writes it: euros, as a decimal text with two digits behind the point (Mollie API v2, "Amount object"). Never
/// negative.
public struct MollieAmount: Hashable, Comparable, Sendable {
    public static let zero = MollieAmount(checked: .zero)
    private static let range = Cents.zero...Cents.range.upperBound
    /// The only one that is taken here.
    static let currency = "EUR"

    public let cents: Cents

    private init(checked cents: Cents) {
        self.cents = cents
    }

    /// Nil for less than nothing, and for more than `Cents.range` allows from outside.
    public init?(_ cents: Cents) {
        guard Self.range.contains(cents) else { return nil }
        self.init(checked: cents)
    }

    /// Reads `16.10`: digits, a point, two digits; no sign, no separators, no zero in front of other digits. Nil for anything else, and
    /// outside the range.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        // Thirteen digits are a hundred billion euros; whatever has more lies outside, and no sum below overflows.
        guard (4...15).contains(bytes.count), bytes[bytes.count - 3] == UInt8(ascii: ".") else { return nil }
        let euros = bytes.dropLast(3)
        guard euros.count == 1 || euros.first != UInt8(ascii: "0") else { return nil }
        var amount: Int64 = 0
        for byte in euros + bytes.suffix(2) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            amount = amount * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        self.init(Cents(amount))
    }

    /// `16.10` for 1610 cents.
    public var text: String {
        let (euros, rest) = cents.amount.quotientAndRemainder(dividingBy: 100)
        return "\(euros).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// As it stands in a request or an answer.
    public var json: JSONValue { ["currency": .string(Self.currency), "value": .string(text)] }

    public static func < (left: Self, right: Self) -> Bool { left.cents < right.cents }
}

extension MollieAmount: Decodable {
    private enum CodingKeys: CodingKey {
        case currency
        case value
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(String.self, forKey: .currency)
        guard currency == Self.currency else {
            throw DecodingError.dataCorruptedError(
                forKey: .currency, in: container, debugDescription: "expected EUR, found \"\(currency.prefix(8))\"")
        }
        let text = try container.decode(String.self, forKey: .value)
        guard let amount = Self(text: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "expected an amount such as 16.10, found \"\(text.prefix(32))\"")
        }
        self = amount
    }
}
