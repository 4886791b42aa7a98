import Contracts
import EventSourcing
import Terms

/// Sets the tier for good, or until an end, and says who pays for it (DOMAIN §2, §9).
struct ChangeTier: AccountCommand {
    var tier: Tier
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// How a paid tier is paid. Nil leaves that as it is; for another tier of an account that nobody pays for it means an end where one is given,
    /// and managed billing else.
    var payment: TierPayment?
    /// With `until`: when the tier ends.
    var expiresAt: Instant?
    var cause: ChangeCause = .staff
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        try decision.requireGrantable(tier)
        try decision.requireNoLiveSubscription()
        if let expiresAt { try EndLimit.check(expiresAt, field: "expires_at", months: EndLimit.tierMonths, now: now) }
        if decision.state.mode.managed { return try changeManaged(&decision, at: now) }
        switch try resolvedPayment(decision.state) {
        case .managed: decision.changeMode(to: .offline, tier, period(decision.state), expiresAt: nil, cause: cause, reason, at: now)
        case let payment: change(&decision, payment, at: now)
        }
    }

    func setsTier(of account: AccountState) -> Bool { true }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] {
        tier.isComingSoon && tier != account.tierTerms.tier ? [.comingSoon(tier)] : []
    }

    private func period(_ state: AccountState) -> BillingPeriod { billingPeriod ?? state.tierTerms.billingPeriod }

    /// Invoices go on paying for whatever tier it is; a free account has none.
    private func changeManaged(_ decision: inout AccountDecision, at now: Instant) throws {
        guard tier.isPaid else {
            return decision.changeMode(to: .none, .free, period(decision.state), expiresAt: nil, cause: cause, reason, at: now)
        }
        guard payment == nil || payment == .managed else { throw Rejection.managedPays }
        if payment == .managed, expiresAt != nil { throw Rejection.endWithoutUntil }
        change(&decision, nil, at: now)
    }

    /// Nil where what holds goes on paying, or nothing has to be paid.
    private func resolvedPayment(_ state: AccountState) throws -> TierPayment? {
        guard tier.isPaid else { return nil }
        let resolved = TierPayment.ofGrant(payment, keepsTier: tier == state.tierTerms.tier, hasEnd: expiresAt != nil)
        switch resolved {
        case .until where expiresAt == nil: throw Rejection.endNeeded
        case .managed where expiresAt != nil, .comped where expiresAt != nil: throw Rejection.endWithoutUntil
        case .managed, .until, .comped, nil: return resolved
        }
    }

    /// Another cadence alone leaves an end in place that was set before; another tier, or one that is given away, lasts unless it has an end.
    private func change(_ decision: inout AccountDecision, _ payment: TierPayment?, at now: Instant) {
        let before = decision.state.tierTerms
        let period = period(decision.state)
        let keepsEnd = tier == before.tier && payment != .comped
        let end = tier.isPaid ? expiresAt ?? (keepsEnd ? before.expiresAt : nil) : nil
        guard tier != before.tier || period != before.billingPeriod || end != before.expiresAt else { return }
        decision.append(
            TierChanged(
                of: decision.identity, tier: tier, previousTier: before.tier, billingPeriod: period,
                previousBillingPeriod: before.billingPeriod, expiresAt: end, payment: payment, cause: cause, reason: reason.text,
                effectiveAt: decision.state.effectiveInstant(now: now)))
    }
}

extension TierChanged: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        let origin: TierTerms.Origin = cause == .subscription ? .subscription : .decision
        state.recordTier(
            tier, billingPeriod, expiresAt: expiresAt, origin: origin, continuesTrial: continuesTrial ?? false, at: effectiveAt)
    }
}

extension AccountDecision {
    /// A legacy tier stays with who holds it, and is given to nobody else.
    func requireGrantable(_ tier: Tier) throws {
        guard !tier.isLegacy || (tier.isPaid && tier == state.tierTerms.tier) else { throw Rejection.neverGranted(tier) }
    }
}

extension Rejection {
    static let managedPays = rule(
        "managed-pays", detail: "the account is managed, and its invoices pay for the tier; return it to self-serve first", field: "payment"
    )
    static let endNeeded = field("expires_at", "expires_at is needed where payment is until")
    static let endWithoutUntil = field(
        "expires_at", "expires_at goes with payment until; managed billing and a comped tier have no end of their own")

    static func neverGranted(_ tier: Tier) -> Rejection {
        field("tier", "\(tier.rawValue) is a legacy tier and never granted anew; choose another tier")
    }
}
