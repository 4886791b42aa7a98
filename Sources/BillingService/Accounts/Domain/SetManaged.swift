import Contracts
import EventSourcing

/// Managed billing: invoices instead of a subscription (DOMAIN §10).
struct SetManaged: AccountCommand {
    var tier: Tier
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// Seats agreed with the customer; nil bills the seats in use.
    var seats: SeatCount?
    /// Nil keeps whoever it is.
    var accountManager: AccountManagerAddress?
    var reason: Reason?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard tier != .pilot else { throw Rejection.pilotNeverGranted }
        guard tier.isPaid else { throw Rejection.tierNotPaid(tier) }
        try decision.requireNoLiveSubscription()
        let mode = decision.state.mode
        let terms = decision.state.tierTerms
        let period = billingPeriod ?? terms.billingPeriod
        let isAsAsked =
            mode.managed && mode.seats == seats && terms.tier == tier && terms.billingPeriod == period && terms.expiresAt == nil
        if !isAsAsked { decision.changeMode(to: .offline, tier, period, seats: seats, expiresAt: nil, reason, at: now) }
        if let accountManager { decision.assignAccountManager(accountManager, reason, at: now) }
    }

    /// Under the tier that the account holds it needs no policy, but a tier that is only lent by a running trial isn't its own yet.
    func setsTier(of account: AccountState) -> Bool {
        tier != account.tierTerms.tier || account.tierTerms.trial != nil
    }
}
