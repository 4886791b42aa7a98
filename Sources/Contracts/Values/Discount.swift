/// A discount on an account or on one workspace; discounts never stack (DOMAIN §3).
public struct Discount: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case scholarship
        case staffDiscount = "staff_discount"
        case trial
    }

    public var kind: Kind
    public var percent: Percent

    public init(kind: Kind, percent: Percent) {
        self.kind = kind
        self.percent = percent
    }
}
