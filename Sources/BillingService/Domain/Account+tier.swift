import Contracts

struct ChangeTier: Hashable, Sendable {
    var tier: Tier
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// Nil lets the tier last.
    var expiresAt: Instant?
    var cause: ChangeCause = .staff
    var reason: Reason
    var at: Instant
}

extension AccountDecision {
    mutating func changeTier(_ command: ChangeTier) throws {
        guard command.tier != .pilot else { throw AccountRejection.pilotNeverGranted }
        try requireNoLiveSubscription()
        if let expiresAt = command.expiresAt {
            try EndLimit.check(expiresAt, field: "expires_at", months: EndLimit.tierMonths, now: command.at)
        }
        let before = state.tierTerms
        let period = command.billingPeriod ?? before.billingPeriod
        let keepsTier = command.tier == before.tier
        // Another cadence alone leaves an end in place that was set before; another tier lasts unless it is given an end.
        let expiresAt = command.tier == .free ? nil : command.expiresAt ?? (keepsTier ? before.expiresAt : nil)
        guard !keepsTier || period != before.billingPeriod || expiresAt != before.expiresAt else { return }
        append(
            .tierChanged(
                TierChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    tier: command.tier, previousTier: before.tier, billingPeriod: period, previousBillingPeriod: before.billingPeriod,
                    expiresAt: expiresAt, cause: command.cause, reason: command.reason.text,
                    effectiveAt: state.effectiveInstant(now: command.at)
                )
            )
        )
    }

    func requireNoLiveSubscription() throws {
        guard !state.mode.hasLiveSubscription else { throw AccountRejection.liveSubscription }
    }
}
