import Contracts

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
    /// The warning comes this long before a tier expires.
    static let warningDays = 3

    /// Lets the tier end that was in force at an instant and had its end by then, exactly at that end.
    /// A second call finds the tier gone and does nothing.
    mutating func expireTier(upTo instant: Instant) {
        let terms = state.tierTerms(asOf: instant)
        guard let end = terms.expiresAt, end <= instant else { return }
        // A subscription that came to light after the trial was granted still entitles to its own tier.
        let mode = state.mode(asOf: end)
        append(
            .tierExpired(
                TierExpired(
                    accountID: identity.accountID, organisationID: identity.organisationID,
                    tier: mode.hasLiveSubscription ? mode.tier : .free, previousTier: terms.tier, wasTrial: terms.trial != nil,
                    effectiveAt: end
                )
            )
        )
    }

    /// Announces the coming end of the tier, once per end; not before it is near, and never after it has passed.
    mutating func warnOfExpiry(at now: Instant) {
        let terms = state.tierTerms
        guard let end = terms.expiresAt, end > now, end.adding(days: -Self.warningDays) <= now, !state.warnedExpiries.contains(end) else {
            return
        }
        append(
            .tierExpiringSoon(
                TierExpiringSoon(
                    accountID: identity.accountID, organisationID: identity.organisationID, tier: terms.tier,
                    isTrial: terms.trial != nil, expiresAt: end
                )
            )
        )
    }
}
