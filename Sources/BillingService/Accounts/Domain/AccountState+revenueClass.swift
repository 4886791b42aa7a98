import Contracts
import Terms

extension AccountState {
    /// The revenue class at an instant (DOMAIN §4). Nil where a discount of 100 % on a workspace makes it a matter of who is seated where,
    /// which the rollup knows.
    /// - Parameter referrals: what partners who brought the account have agreed for it.
    func revenueClass(at instant: Instant, referrals: ReferralDiscounts = .none) -> RevenueClass? {
        settled(at: instant).classified(at: instant, referrals)
    }

    /// A subscription that was canceled has paid for the tier up to a time that has not come yet.
    private func isPaidFor(at instant: Instant) -> Bool { tierTerms.paidUntil.map { $0 > instant } ?? false }

    private func classified(at instant: Instant, _ referrals: ReferralDiscounts) -> RevenueClass? {
        let facts = RevenueFacts(
            isOnTrial: runningTrial(at: instant) != nil || discount?.kind == .trial, tier: tierTerms.tier,
            isSubscribed: mode.hasLiveSubscription || isPaidFor(at: instant), isManaged: mode.managed,
            isPaidUp: paidInvoices.contains { $0.covers(instant) })
        let revenueClass = facts.revenueClass(costsNothing: false)
        // Discounts lie in an amount that was agreed already.
        if mode.managed, mode.agreedAmount != nil { return revenueClass }
        let accountDiscount = Discount.better(discount, referrals.discount(at: instant))
        if accountDiscount?.percent == .hundred { return facts.revenueClass(costsNothing: true) }
        let isUnknown = workspaceDiscounts.values.contains { $0.percent == .hundred }
        return isUnknown && facts.revenueClass(costsNothing: true) != revenueClass ? nil : revenueClass
    }
}
