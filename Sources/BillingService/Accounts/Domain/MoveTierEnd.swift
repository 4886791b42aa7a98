import Contracts
import EventSourcing

/// Sets another end to a tier that has one: later or sooner, of a trial or of a tier that was kept or given for a time.
struct MoveTierEnd: AccountCommand {
    var end: Instant
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let terms = decision.state.tierTerms
        guard let before = terms.expiresAt else { throw Rejection.tierHasNoEnd }
        try decision.requireNoLiveSubscription()
        if let trial = terms.trial {
            try EndLimit.check(end, ofTrial: trial, field: Self.field, now: now)
        } else {
            try EndLimit.check(end, field: Self.field, months: EndLimit.keptTierMonths, now: now)
        }
        guard end != before else { return }
        decision.moveTierEnd(to: end, reason, at: now)
    }

    /// A trial up to changemaker is granted without the policy, so that it can be given another end without it too.
    func setsTier(of account: AccountState) -> Bool {
        account.tierTerms.trial == nil || account.tierTerms.tier.rank > Tier.changemaker.rank
    }

    private static let field = "ends_on"
}

extension AccountDecision {
    /// Keeps tier and cadence. A trial that still has an end goes on as a trial.
    mutating func moveTierEnd(to end: Instant?, _ reason: Reason, at now: Instant) {
        let terms = state.tierTerms
        append(
            TierChanged(
                of: identity, tier: terms.tier, previousTier: terms.tier, billingPeriod: terms.billingPeriod,
                previousBillingPeriod: terms.billingPeriod, expiresAt: end, continuesTrial: terms.trial != nil && end != nil ? true : nil,
                cause: .staff, reason: reason.text, effectiveAt: state.effectiveInstant(now: now)))
    }
}

extension EndLimit {
    /// Throws `Rejection` for an end of a trial that has passed, or lies further from its start than the longest trial.
    static func check(_ end: Instant, ofTrial trial: Trial, field: String, now: Instant) throws {
        guard end > now else { throw Rejection.notInFuture(field: field, end) }
        // A day counts to its end, also the day on which the longest trial would have ended.
        let longest = trial.startedAt.adding(days: TrialMonths.longest.days)
        let latest = longest.date.adding(days: 1).start
        guard end <= latest else { throw Rejection.trialTooLong(field: field, latest: latest) }
    }
}

extension Rejection {
    static let tierHasNoEnd = rule("no-end", detail: "the tier has no end that could be moved; change the tier to give it one")

    static func trialTooLong(field: String, latest: Instant) -> Rejection {
        .field(field, "\(field) may lie at most 12 months of 30 days after the start of the trial, which is \(EndText(latest))")
    }
}
