import Contracts
import EventSourcing

/// Sets the tier for good, or until an end (DOMAIN §9).
struct ChangeTier: AccountCommand {
    var tier: Tier
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// Nil lets the tier last.
    var expiresAt: Instant?
    var cause: ChangeCause = .staff
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard tier != .pilot else { throw Rejection.pilotNeverGranted }
        try decision.requireNoLiveSubscription()
        if let expiresAt { try EndLimit.check(expiresAt, field: "expires_at", months: EndLimit.tierMonths, now: now) }
        let before = decision.state.tierTerms
        let period = billingPeriod ?? before.billingPeriod
        let keepsTier = tier == before.tier
        // Another cadence alone leaves an end in place that was set before; another tier lasts unless it is given an end.
        let end = tier == .free ? nil : expiresAt ?? (keepsTier ? before.expiresAt : nil)
        guard !keepsTier || period != before.billingPeriod || end != before.expiresAt else { return }
        decision.append(
            TierChanged(
                of: decision.identity, tier: tier, previousTier: before.tier, billingPeriod: period,
                previousBillingPeriod: before.billingPeriod, expiresAt: end, cause: cause, reason: reason.text,
                effectiveAt: decision.state.effectiveInstant(now: now)))
    }

    func setsTier(of account: AccountState) -> Bool { true }
}

extension TierChanged: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        let origin: TierTerms.Origin = cause == .subscription ? .subscription : .decision
        state.recordTier(
            tier, billingPeriod, expiresAt: expiresAt, origin: origin, continuesTrial: continuesTrial ?? false, at: effectiveAt)
    }
}

extension Rejection {
    static let pilotNeverGranted = field("tier", "pilot is a legacy tier and never granted anew; choose another tier")
}
