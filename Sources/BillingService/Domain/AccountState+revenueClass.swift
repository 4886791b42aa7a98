import Contracts

extension AccountState {
    /// The revenue class at an instant (DOMAIN §4), from what the account alone knows. Nil where a discount of 100 % on a workspace makes
    /// it a matter of who is seated where, which the rollup knows.
    func revenueClass(at instant: Instant) -> RevenueClass? {
        settled(at: instant).classified(at: instant)
    }

    private func classified(at instant: Instant) -> RevenueClass? {
        if runningTrial(at: instant) != nil || discount?.kind == .trial { return .trial }
        let isPaidFor = mode.hasLiveSubscription || mode.managed
        if tierTerms.tier.isPaid {
            if discount?.percent == .hundred || !isPaidFor { return .comped }
            if workspaceDiscounts.values.contains(where: { $0.percent == .hundred }) { return nil }
        }
        if mode.hasLiveSubscription { return .paying }
        if mode.managed { return paidPeriods.contains { $0.covers(instant) } ? .paying : .managed }
        return .free
    }
}
