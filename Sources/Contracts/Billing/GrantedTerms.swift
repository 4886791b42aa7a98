/// The terms under which an upgrade request is approved. They stand beside what was proposed, and never in its place.
public struct GrantedTerms: Codable, Hashable, Sendable {
    public var tier: Tier
    public var billingPeriod: BillingPeriod
    /// How the tier is paid, where staff said it.
    public var payment: TierPayment?
    /// When the tier ends; absent where it lasts.
    public var expiresAt: Instant?
    /// On the account; absent where none was given.
    public var discount: Discount?
    /// Why there is a discount.
    public var discountReason: String?

    public init(
        tier: Tier, billingPeriod: BillingPeriod, payment: TierPayment? = nil, expiresAt: Instant? = nil, discount: Discount? = nil,
        discountReason: String? = nil
    ) {
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.payment = payment
        self.expiresAt = expiresAt
        self.discount = discount
        self.discountReason = discountReason
    }
}
