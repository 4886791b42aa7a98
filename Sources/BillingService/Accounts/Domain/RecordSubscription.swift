import Contracts
import EventSourcing

/// Follows the account's self-serve subscription as the platform describes it at the time of its fact.
///
/// A fact counts from its own time, however late it arrives. Of several facts of one instant the greatest counts, so that the order of
/// arrival decides nothing; a repeated fact changes nothing.
struct RecordSubscription: AccountCommand {
    var tier: Tier
    var billingPeriod: BillingPeriod
    var subscription: Subscription
    /// What the fact's time says beyond the millisecond.
    var nanoseconds = 0

    func decide(_ decision: inout AccountDecision, at now: Instant) {
        guard subscription.status != .pending else { return recordOrder(&decision, at: now) }
        guard !isSettled(in: decision.state, at: now) else { return }
        let end = subscription.paidUntil.flatMap { $0 > now ? $0 : nil }
        let before = decision.state.mode(asOf: now)
        let tierBefore = decision.state.tierTerms(asOf: now)
        let paymentMode: PaymentMode = subscription.status == .canceled ? .none : .mollie
        let keepsManaged = before.managed && !subscription.isLive
        // What is paid for still comes before what ran out, though not before what staff decided.
        let outlives = end == nil ? tierBefore.outlivesSubscription : tierBefore.origin == .decision
        let keepsTier = keepsManaged || (paymentMode == .none && outlives)
        decision.append(
            BillingModeChanged(
                of: decision.identity, paymentMode: keepsManaged ? .offline : paymentMode, previousPaymentMode: before.paymentMode,
                managed: keepsManaged, subscription: subscription, tier: keepsTier ? tierBefore.tier : recordedTier(at: now),
                previousTier: tierBefore.tier, billingPeriod: keepsTier ? tierBefore.billingPeriod : billingPeriod,
                seats: keepsManaged ? before.seats : nil, agreedCents: keepsManaged ? before.agreedAmount : nil,
                expiresAt: keepsTier ? tierBefore.expiresAt : end, cause: .subscription, effectiveAt: now, effectiveNanoseconds: beyond))
        decision.expireBeforeLaterTerms(end: keepsTier ? nil : end)
        decision.undoExpiryUnderLiveSubscription(since: now)
    }

    /// A subscription that is only ordered is told of, and what holds goes on holding.
    private func recordOrder(_ decision: inout AccountDecision, at now: Instant) {
        guard !decision.state.orders.contains(subscription, at: now) else { return }
        let mode = decision.state.mode(asOf: now)
        let terms = decision.state.tierTerms(asOf: now)
        decision.append(
            BillingModeChanged(
                of: decision.identity, paymentMode: mode.paymentMode, previousPaymentMode: mode.paymentMode, managed: mode.managed,
                subscription: subscription, tier: terms.tier, previousTier: terms.tier, billingPeriod: terms.billingPeriod,
                seats: mode.seats, agreedCents: mode.agreedAmount, expiresAt: terms.expiresAt, cause: .subscription, effectiveAt: now,
                effectiveNanoseconds: beyond))
    }

    /// A canceled subscription keeps its tier as long as it is paid for; without a time that lies ahead nothing is left of it (DOMAIN §16).
    private func recordedTier(at now: Instant) -> Tier {
        guard subscription.status == .canceled else { return tier }
        return subscription.paidUntil.map { $0 > now } ?? false ? tier : .free
    }

    private var beyond: NanosecondsBeyond? { nanoseconds == 0 ? nil : NanosecondsBeyond(nanoseconds) }

    /// Whether a fact of the same time says the same, or wins over this one. Within a millisecond the later wins.
    private func isSettled(in state: AccountState, at now: Instant) -> Bool {
        state.modes.entries.contains { entry in
            guard entry.effectiveAt == now, entry.value.cause == .subscription, let known = entry.value.subscription else {
                return false
            }
            guard entry.value.nanoseconds == nanoseconds else { return entry.value.nanoseconds > nanoseconds }
            // Where the fact left the tier alone, its event does not tell the tier that the fact named.
            let leftTierAlone = entry.value.paymentMode != .mollie && state.tierTerms(asOf: now).outlivesSubscription
            if known == subscription && leftTierAlone { return true }
            let recorded = RecordSubscription(tier: entry.value.tier, billingPeriod: entry.value.billingPeriod, subscription: known)
            return !recorded.isWeaker(than: self, at: now)
        }
    }

    private func isWeaker(than other: RecordSubscription, at now: Instant) -> Bool {
        sortKey(at: now).lexicographicallyPrecedes(other.sortKey(at: now))
    }

    private func sortKey(at now: Instant) -> [String] {
        let tier = recordedTier(at: now)
        let statusRank =
            switch subscription.status {
            case .pending: "0"
            case .active: "1"
            case .pastDue: "2"
            case .canceled: "3"
            }
        return [
            statusRank, subscription.mollieSubscriptionID ?? "", subscription.mollieCustomerID ?? "", String(tier.rank), tier.rawValue,
            billingPeriod.rawValue, subscription.accessUntil?.description ?? "", subscription.pastDueSince?.description ?? "",
            subscription.seatRepriceFailedAt?.description ?? "", subscription.nextPaymentOn?.description ?? "",
            (subscription.provisionedSeats?.value).map(String.init) ?? "", subscription.platformAccountID ?? "",
        ]
    }
}

extension AccountDecision {
    /// A subscription that turns out to have begun before a tier expired had replaced that tier: the expiry is taken back from its very instant.
    fileprivate mutating func undoExpiryUnderLiveSubscription(since instant: Instant) {
        guard let expiry = state.tiers.entries.first(where: { $0.effectiveAt > instant }), expiry.value.origin == .expiry else { return }
        let mode = state.mode(asOf: expiry.effectiveAt)
        guard mode.hasLiveSubscription, expiry.value.tier != mode.tier else { return }
        append(
            TierChanged(
                of: identity, tier: mode.tier, previousTier: expiry.value.tier, billingPeriod: mode.billingPeriod,
                previousBillingPeriod: expiry.value.billingPeriod, cause: .subscription, effectiveAt: expiry.effectiveAt
            ))
    }
}
