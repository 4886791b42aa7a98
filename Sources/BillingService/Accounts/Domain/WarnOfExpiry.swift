import Contracts
import EventSourcing

/// Announces the coming end of the tier, once per end; not before it is near, and never after it has passed.
struct WarnOfExpiry: AccountCommand {
    /// The warning comes this long before a tier expires.
    static let days = 3

    func decide(_ decision: inout AccountDecision, at now: Instant) {
        let terms = decision.state.tierTerms
        guard let end = terms.expiresAt, end > now, end.adding(days: -Self.days) <= now,
            !decision.state.warnedExpiries.contains(end)
        else { return }
        decision.append(TierExpiringSoon(of: decision.identity, tier: terms.tier, isTrial: terms.trial != nil, expiresAt: end))
    }
}

extension TierExpiringSoon: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.warnedExpiries.insert(expiresAt)
    }
}
