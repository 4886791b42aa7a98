import Contracts
import Terms

extension AccountState {
    /// The revenue class at an instant (DOMAIN §4), from what the account alone knows. Nil where a discount of 100 % on a workspace makes
    /// it a matter of who is seated where, which the rollup knows.
    func revenueClass(at instant: Instant) -> RevenueClass? {
        settled(at: instant).classified(at: instant)
    }

    /// A subscription that was canceled has paid for the tier up to a time that has not come yet.
    private func isPaidFor(at instant: Instant) -> Bool { tierTerms.paidUntil.map { $0 > instant } ?? false }

    private func classified(at instant: Instant) -> RevenueClass? {
        let facts = RevenueFacts(
            isOnTrial: runningTrial(at: instant) != nil || discount?.kind == .trial, tier: tierTerms.tier,
            isSubscribed: mode.hasLiveSubscription || isPaidFor(at: instant), isManaged: mode.managed,
            isPaidUp: paidInvoices.contains { $0.covers(instant) })
        if discount?.percent == .hundred { return facts.revenueClass(costsNothing: true) }
        let revenueClass = facts.revenueClass(costsNothing: false)
        let isUnknown = workspaceDiscounts.values.contains { $0.percent == .hundred }
        return isUnknown && facts.revenueClass(costsNothing: true) != revenueClass ? nil : revenueClass
    }
}
