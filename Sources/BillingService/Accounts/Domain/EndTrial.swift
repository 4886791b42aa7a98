import Contracts
import EventSourcing

/// Ends a running trial now: the account falls back as it would have at its end.
struct EndTrial: AccountCommand {
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard decision.state.runningTrial(at: now) != nil else { throw Rejection.noTrialRunning }
        let mode = decision.state.mode
        decision.append(
            TierExpired(
                of: decision.identity, tier: mode.hasLiveSubscription ? mode.tier : .free, previousTier: decision.state.tierTerms.tier,
                wasTrial: true, reason: reason.text, effectiveAt: decision.state.effectiveInstant(now: now)))
    }

    func setsTier(of account: AccountState) -> Bool { true }
}

extension Rejection {
    static let noTrialRunning = rule("no-trial", detail: "no trial runs on the account that could be ended")
}
