import Contracts

/// The terms under which a request was approved, beside what was proposed.
public struct ShownGrant: Codable, Sendable, Equatable {
    public struct Discount: Codable, Sendable, Equatable {
        public var kind: Word<Contracts.Discount.Kind>
        public var percent: Percent
        public var reason: String?
    }

    public var tier: Word<Tier>
    public var billingPeriod: Word<BillingPeriod>
    public var payment: Word<TierPayment>?
    public var expiresAt: Instant?
    public var discount: Discount?
    /// The fields in which this is other than the proposal.
    public var differences: [String]

    public init(_ terms: GrantedTerms, proposedTier: Tier, proposedBillingPeriod: BillingPeriod) {
        tier = Word(terms.tier)
        billingPeriod = Word(terms.billingPeriod)
        payment = terms.payment.map { Word($0) }
        expiresAt = terms.expiresAt
        discount = terms.discount.map { Discount(kind: Word($0.kind), percent: $0.percent, reason: terms.discountReason) }
        differences = [
            terms.tier == proposedTier ? nil : "tier", terms.billingPeriod == proposedBillingPeriod ? nil : "billing_period",
            terms.expiresAt.map { _ in "expires_at" }, terms.discount.map { _ in "discount" },
        ].compactMap { $0 }
    }
}
