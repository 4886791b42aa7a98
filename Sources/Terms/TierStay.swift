import Contracts

/// A tier while an account has it, with the cadence and the end that go with it.
public struct TierStay: Sendable, Hashable {
    public var tier: Tier
    public var billingPeriod: BillingPeriod
    public var expiresAt: Instant?
    public var isTrial: Bool
    /// Until when a canceled subscription has paid for it.
    public var paidUntil: Instant?

    public init(
        tier: Tier = .free, billingPeriod: BillingPeriod = .annual, expiresAt: Instant? = nil, isTrial: Bool = false,
        paidUntil: Instant? = nil
    ) {
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.expiresAt = expiresAt
        self.isTrial = isTrial
        self.paidUntil = paidUntil
    }

    /// A trial goes on where neither its tier nor its end changes, as with another cadence or the repeated end of an old subscription;
    /// any other change ends it.
    public func goesOnAsTrial(in next: TierStay) -> Bool {
        isTrial && next.tier == tier && next.expiresAt == expiresAt
    }

    /// What a canceled subscription has paid for stays paid for while the tier stays, also under another end or cadence.
    public func staysPaid(in next: TierStay) -> Instant? {
        next.tier == tier ? next.paidUntil ?? paidUntil : next.paidUntil
    }
}
