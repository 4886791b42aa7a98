import Contracts
import EventSourcing

/// Managed billing: invoices instead of a subscription (DOMAIN §10).
struct SetManaged: AccountCommand {
    /// Nil keeps the paid tier that the account has.
    var tier: Tier?
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// Seats agreed with the customer; nil bills the seats in use.
    var seats: SeatCount?
    /// The amount agreed per interval; nil bills seats at their price.
    var agreedAmount: AgreedAmount?
    /// Nil keeps whoever it is.
    var accountManager: ManagerCandidate?
    var reason: Reason?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let mode = decision.state.mode
        let terms = decision.state.tierTerms
        let tier = tier ?? terms.tier
        try decision.requireGrantable(tier)
        guard tier.isPaid else { throw Rejection.tierNotPaid(tier) }
        try decision.requireNoLiveSubscription()
        guard agreedAmount == nil || agreedAmount == mode.agreedAmount || reason != nil else { throw Rejection.agreedAmountUnexplained }
        let period = billingPeriod ?? terms.billingPeriod
        let isAsAsked =
            mode.managed && mode.seats == seats && mode.agreedAmount == agreedAmount && terms.tier == tier && terms.billingPeriod == period
            && terms.expiresAt == nil
        if !isAsAsked {
            decision.changeMode(to: .offline, tier, period, seats: seats, agreedAmount: agreedAmount, expiresAt: nil, reason, at: now)
        }
        if let accountManager { decision.assignAccountManager(accountManager.address, reason, at: now) }
    }

    /// Under the tier that the account holds it needs no policy, but a tier that is only lent by a running trial isn't its own yet.
    func setsTier(of account: AccountState) -> Bool {
        account.tierTerms.trial != nil || (tier ?? account.tierTerms.tier) != account.tierTerms.tier
    }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] {
        let ofManager = accountManager?.warnings(for: account) ?? []
        guard let tier, tier.isComingSoon, tier != account.tierTerms.tier else { return ofManager }
        return [.comingSoon(tier)] + ofManager
    }
}

extension Rejection {
    static let agreedAmountUnexplained = field("reason", "reason is needed where an amount is agreed")
}
