import Contracts

/// A fact about the self-serve subscription of an account, as the platform described it at `at`.
struct RecordSubscription: Hashable, Sendable {
    var tier: Tier
    var billingPeriod: BillingPeriod
    var subscription: Subscription
    var at: Instant
    /// What the fact's time says beyond the millisecond of `at`.
    var nanoseconds = 0
}

extension AccountDecision {
    /// A fact counts from its own time, however late it arrives. Of several facts of one instant the greatest counts,
    /// so that the order of arrival decides nothing; a repeated fact changes nothing.
    mutating func recordSubscription(_ fact: RecordSubscription) {
        guard fact.subscription.status != .pending else { return recordOrder(fact) }
        guard !isSettled(fact) else { return }
        let before = state.mode(asOf: fact.at)
        let tierBefore = state.tierTerms(asOf: fact.at)
        let paymentMode: PaymentMode = fact.subscription.status == .canceled ? .none : .mollie
        let keepsManaged = before.managed && !fact.subscription.isLive
        let keepsTier = keepsManaged || (paymentMode == .none && tierBefore.outlivesSubscription)
        append(
            .billingModeChanged(
                BillingModeChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    paymentMode: keepsManaged ? .offline : paymentMode, previousPaymentMode: before.paymentMode, managed: keepsManaged,
                    subscription: fact.subscription, tier: keepsTier ? tierBefore.tier : fact.tier, previousTier: tierBefore.tier,
                    billingPeriod: keepsTier ? tierBefore.billingPeriod : fact.billingPeriod, seats: keepsManaged ? before.seats : nil,
                    expiresAt: keepsTier ? tierBefore.expiresAt : nil, cause: .subscription, effectiveAt: fact.at,
                    effectiveNanoseconds: fact.nanoseconds == 0 ? nil : NanosecondsBeyond(fact.nanoseconds)
                )
            )
        )
        undoExpiryUnderLiveSubscription()
    }

    /// A subscription that is only ordered is told of, and what holds goes on holding.
    private mutating func recordOrder(_ fact: RecordSubscription) {
        guard !state.orders.contains(fact.subscription, at: fact.at) else { return }
        let mode = state.mode(asOf: fact.at)
        let terms = state.tierTerms(asOf: fact.at)
        append(
            .billingModeChanged(
                BillingModeChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    paymentMode: mode.paymentMode, previousPaymentMode: mode.paymentMode, managed: mode.managed,
                    subscription: fact.subscription, tier: terms.tier, previousTier: terms.tier, billingPeriod: terms.billingPeriod,
                    seats: mode.seats, expiresAt: terms.expiresAt, cause: .subscription, effectiveAt: fact.at,
                    effectiveNanoseconds: fact.nanoseconds == 0 ? nil : NanosecondsBeyond(fact.nanoseconds)
                )
            )
        )
    }

    /// Whether a fact of the same time says the same, or wins over this one. Within a millisecond the later wins.
    private func isSettled(_ fact: RecordSubscription) -> Bool {
        state.modes.entries.contains { entry in
            guard entry.effectiveAt == fact.at, entry.value.cause == .subscription, let known = entry.value.subscription else {
                return false
            }
            guard entry.value.nanoseconds == fact.nanoseconds else { return entry.value.nanoseconds > fact.nanoseconds }
            // Where the fact left the tier alone, its event does not tell the tier that the fact named.
            let leftTierAlone = entry.value.paymentMode != .mollie && state.tierTerms(asOf: fact.at).outlivesSubscription
            if known == fact.subscription && leftTierAlone { return true }
            let recorded = RecordSubscription(
                tier: entry.value.tier, billingPeriod: entry.value.billingPeriod, subscription: known, at: fact.at
            )
            return !recorded.isWeaker(than: fact)
        }
    }

    /// A subscription that turns out to have begun before a tier expired had replaced that tier: the expiry is taken back from its very instant.
    private mutating func undoExpiryUnderLiveSubscription() {
        guard state.mode.hasLiveSubscription, let expiry = state.tiers.newest, expiry.value.origin == .expiry,
            let mode = state.modes.newest, mode.effectiveAt < expiry.effectiveAt, expiry.value.tier != mode.value.tier
        else { return }
        append(
            .tierChanged(
                TierChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    tier: mode.value.tier, previousTier: expiry.value.tier, billingPeriod: mode.value.billingPeriod,
                    previousBillingPeriod: expiry.value.billingPeriod, cause: .subscription, effectiveAt: expiry.effectiveAt
                )
            )
        )
    }
}

extension RecordSubscription {
    fileprivate func isWeaker(than other: RecordSubscription) -> Bool {
        sortKey.lexicographicallyPrecedes(other.sortKey)
    }

    private var sortKey: [String] {
        let statusRank =
            switch subscription.status {
            case .pending: "0"
            case .active: "1"
            case .pastDue: "2"
            case .canceled: "3"
            }
        return [
            statusRank, subscription.mollieSubscriptionID ?? "", subscription.mollieCustomerID ?? "", String(tier.rank), tier.rawValue,
            billingPeriod.rawValue,
        ]
    }
}
