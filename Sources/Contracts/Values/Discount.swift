/// A discount on an account or on one workspace; discounts never stack (DOMAIN §3).
public struct Discount: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case scholarship
        case staffDiscount = "staff_discount"
        case trial
        /// A partner brought the client; it comes of the referral, and nobody sets it.
        case referral

        /// The kinds that staff set.
        public static let granted: [Kind] = [.scholarship, .staffDiscount, .trial]
    }

    public var kind: Kind
    public var percent: Percent

    public init(kind: Kind, percent: Percent) {
        self.kind = kind
        self.percent = percent
    }
}
