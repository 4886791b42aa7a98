import Contracts
import EventSourcing

/// Grants a reverse trial: a tier without payment that ends by itself (DOMAIN §9).
struct GrantTrial: AccountCommand {
    var tier: Tier = .changemaker
    var months: TrialMonths = 1
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard !tier.isLegacy else { throw Rejection.neverGranted(tier) }
        guard tier.isPaid else { throw Rejection.tierNotPaid(tier) }
        try decision.requireNoLiveSubscription()
        guard !decision.state.mode.managed else { throw Rejection.managed }
        if let trial = decision.state.runningTrial(at: now) { throw Rejection.trialRunning(until: trial.endsAt) }
        let before = decision.state.tierTerms
        guard before.tier.rank < tier.rank else { throw Rejection.tierAlreadyHeld(current: before.tier, asked: tier) }
        let start = decision.state.effectiveInstant(now: now)
        decision.append(
            TrialGranted(
                of: decision.identity, tier: tier, previousTier: before.tier, months: Int(months.value),
                endsAt: start.adding(days: months.days), reason: reason.text, cause: .staff, effectiveAt: start))
    }

    func setsTier(of account: AccountState) -> Bool { tier.rank > Tier.changemaker.rank }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] {
        let oneYearAgo = now.adding(days: -365)
        let second = account.pastTrials(at: now).first { $0.endedAt > oneYearAgo }.map(TermsWarning.secondTrial)
        return (tier.isComingSoon ? [.comingSoon(tier)] : []) + [second].compactMap { $0 }
    }

    /// The earlier trials, the latest first; what lies further back says little.
    func notes(of account: AccountState, at now: Instant) -> [TermsEffect] {
        account.pastTrials(at: now).prefix(Self.trialsTold).map {
            TermsEffect(kind: .noted, feature: "trial", workspaces: 0, description: $0.text)
        }
    }

    private static let trialsTold = 5
}

extension TrialGranted: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        let trial = Trial(tier: tier, months: months, startedAt: effectiveAt, endsAt: endsAt)
        let period = state.tierTerms(asOf: effectiveAt).billingPeriod
        let terms = TierTerms(tier: tier, billingPeriod: period, expiresAt: endsAt, trial: trial, origin: .decision)
        state.tiers.record(terms, at: effectiveAt)
    }
}

extension Rejection {
    static let managed = rule("managed", detail: "the account is managed, so it needs no trial; return it to self-serve first")

    static func trialRunning(until end: Instant) -> Rejection {
        rule("trial-running", detail: "a trial runs until \(EndText(end)); end it, move its end, wait for its end or change the tier")
    }

    static func tierAlreadyHeld(current: Tier, asked: Tier) -> Rejection {
        let includes = current == asked ? "" : ", which includes \(asked.title)"
        return rule(
            "tier-already-held", detail: "the account holds \(current.title) already\(includes); offer a higher tier", field: "tier")
    }

    static func tierNotPaid(_ tier: Tier) -> Rejection {
        field("tier", "\(tier.title) has no price; choose Innovator, Changemaker or Guardian")
    }
}
