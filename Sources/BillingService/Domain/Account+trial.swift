import Contracts

/// Grants a reverse trial (DOMAIN §9).
struct GrantTrial: Hashable, Sendable {
    var tier: Tier = .changemaker
    var months: TrialMonths = 1
    var reason: Reason
    var at: Instant
}

extension AccountDecision {
    mutating func grantTrial(_ command: GrantTrial) throws {
        guard command.tier != .pilot else { throw AccountRejection.pilotNeverGranted }
        guard command.tier.isPaid else { throw AccountRejection.tierNotPaid(command.tier) }
        try requireNoLiveSubscription()
        guard !state.mode.managed else { throw AccountRejection.managed }
        if let trial = state.runningTrial(at: command.at) { throw AccountRejection.trialRunning(until: trial.endsAt) }
        let before = state.tierTerms
        guard before.tier.rank < command.tier.rank else {
            throw AccountRejection.tierAlreadyHeld(current: before.tier, asked: command.tier)
        }
        let start = state.effectiveInstant(now: command.at)
        append(
            .trialGranted(
                TrialGranted(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    tier: command.tier, previousTier: before.tier, months: Int(command.months.value),
                    endsAt: start.adding(days: command.months.days), reason: command.reason.text, cause: .staff,
                    effectiveAt: start
                )
            )
        )
    }
}
