import Contracts

/// Grants a reverse trial (DOMAIN §9).
struct GrantTrial: Hashable, Sendable {
    static let monthRange = 1...12
    /// A month of trial is always thirty days, so that its price in days does not depend on the calendar.
    static let daysPerMonth = 30

    var tier: Tier = .changemaker
    var months: Int = 1
    var reason: Reason
    var at: Instant
}

extension AccountDecision {
    mutating func grantTrial(_ command: GrantTrial) throws {
        guard command.tier != .pilot else { throw AccountRejection.pilotNeverGranted }
        guard command.tier.isPaid else { throw AccountRejection.tierNotPaid(command.tier) }
        guard GrantTrial.monthRange.contains(command.months) else { throw AccountRejection.trialMonthsOutOfRange(command.months) }
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
                    tier: command.tier, previousTier: before.tier, months: command.months,
                    endsAt: start.adding(days: command.months * GrantTrial.daysPerMonth), reason: command.reason.text, cause: .staff,
                    effectiveAt: start
                )
            )
        )
    }
}
