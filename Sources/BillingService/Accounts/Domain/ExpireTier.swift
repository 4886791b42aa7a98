import Contracts
import EventSourcing

/// Lets a tier end that has had its end. Every command does so first, so that this one does nothing else.
struct ExpireTier: AccountCommand {
    func decide(_ decision: inout AccountDecision, at now: Instant) {}
}

extension AccountState {
    /// The account as it is at an instant, whether or not the timer of an end that has passed by then has run.
    func settled(at instant: Instant) -> AccountState {
        guard let identity else { return self }
        var decision = AccountDecision(identity: identity, state: self)
        decision.expireTier(upTo: instant)
        return decision.state
    }
}

extension AccountDecision {
    /// Lets the tier end that was in force at an instant and had its end by then, exactly at that end.
    /// A second call finds the tier gone and does nothing.
    mutating func expireTier(upTo instant: Instant) {
        let terms = state.tierTerms(asOf: instant)
        guard let end = terms.expiresAt, end <= instant else { return }
        // A subscription that came to light after the trial was granted still entitles to its own tier.
        let mode = state.mode(asOf: end)
        append(
            TierExpired(
                of: identity, tier: mode.hasLiveSubscription ? mode.tier : .free, previousTier: terms.tier, wasTrial: terms.trial != nil,
                effectiveAt: end))
        if mode.managed { endManagedBilling(at: end) }
    }

    /// A free account has nothing to be invoiced for.
    private mutating func endManagedBilling(at instant: Instant) {
        append(
            BillingModeChanged(
                of: identity, paymentMode: .none, previousPaymentMode: .offline, managed: false,
                subscription: state.mode(asOf: instant).subscription, tier: .free, previousTier: .free,
                billingPeriod: state.tierTerms(asOf: instant).billingPeriod, cause: .expiry, effectiveAt: instant))
    }
}

extension TierExpired: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        let period = state.tierTerms(asOf: effectiveAt).billingPeriod
        state.tiers.record(TierTerms(tier: tier, billingPeriod: period, origin: .expiry), at: effectiveAt)
    }
}
