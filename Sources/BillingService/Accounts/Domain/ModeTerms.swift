import Contracts
import EventSourcing

/// Who collects the money of an account, and for what.
struct ModeTerms: Hashable, Sendable {
    var paymentMode: PaymentMode
    var subscription: Subscription?
    /// The tier and cadence that came with this mode; the tier in force may have changed since.
    var tier: Tier
    var billingPeriod: BillingPeriod
    /// Seats agreed for managed billing.
    var seats: SeatCount?
    /// What was agreed for managed billing per interval.
    var agreedAmount: AgreedAmount?
    /// Nil for an account about which nothing was decided yet.
    var cause: ChangeCause?
    /// What the time of a fact about the subscription says beyond the millisecond.
    var nanoseconds = 0

    static let initial = ModeTerms(paymentMode: .none, tier: .free, billingPeriod: .annual)

    var managed: Bool { paymentMode == .offline }
    var hasLiveSubscription: Bool { paymentMode == .mollie && subscription?.isLive == true }
}

extension BillingModeChanged: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        if let order { return state.orders.record(order, at: effectiveAt) }
        state.modes.record(
            ModeTerms(
                paymentMode: paymentMode, subscription: subscription, tier: tier, billingPeriod: billingPeriod, seats: seats,
                agreedAmount: agreedCents, cause: cause, nanoseconds: effectiveNanoseconds.map { Int($0.value) } ?? 0),
            at: effectiveAt)
        let origin = origin(after: state.tierTerms(asOf: effectiveAt))
        state.recordTier(
            tier, billingPeriod, expiresAt: expiresAt, origin: origin, paidUntil: paidUntil, replacesPayer: replacesPayer, at: effectiveAt)
    }

    private func origin(after before: TierTerms) -> TierTerms.Origin {
        let leavesTierAlone = tier == before.tier && billingPeriod == before.billingPeriod && expiresAt == before.expiresAt
        if paymentMode == .mollie { return .subscription }
        if leavesTierAlone && before.outlivesSubscription { return before.origin }
        return cause == .subscription ? .subscription : .decision
    }
}

extension AccountDecision {
    /// Staff decide who collects the money, and for what.
    mutating func changeMode(
        to mode: PaymentMode, _ tier: Tier, _ period: BillingPeriod, seats: SeatCount? = nil, agreedAmount: AgreedAmount? = nil,
        expiresAt: Instant?, cause: ChangeCause = .staff, _ reason: Reason?, at now: Instant
    ) {
        append(
            BillingModeChanged(
                of: identity, paymentMode: mode, previousPaymentMode: state.mode.paymentMode, managed: mode == .offline,
                subscription: state.mode.subscription, tier: tier, previousTier: state.tierTerms.tier, billingPeriod: period,
                seats: seats, agreedCents: agreedAmount, expiresAt: expiresAt, cause: cause, reason: reason?.text,
                effectiveAt: state.effectiveInstant(now: now)))
    }

    func requireNoLiveSubscription() throws {
        guard !state.mode.hasLiveSubscription else { throw Rejection.liveSubscription }
    }
}

extension Rejection {
    static let liveSubscription = rule(
        "live-subscription",
        detail: "the account has a live subscription, which its tier follows; let the customer cancel the subscription first")
}
