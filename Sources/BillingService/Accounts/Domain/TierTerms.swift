import Contracts
import Terms

/// The tier of an account, with what goes with it.
struct TierTerms: Hashable, Sendable {
    var tier: Tier
    var billingPeriod: BillingPeriod
    var expiresAt: Instant?
    var trial: Trial?
    /// Until when a canceled subscription has paid for it.
    var paidUntil: Instant?
    var origin: Origin

    /// Where a tier comes from, which says what may undo it.
    enum Origin: Hashable, Sendable {
        /// Nothing was decided yet.
        case opening
        case subscription
        /// Staff gave it.
        case decision
        /// What staff had given ran out.
        case expiry
    }

    static let initial = TierTerms(tier: .free, billingPeriod: .annual, origin: .opening)

    /// The tier as a piece of the account's timeline.
    var stay: TierStay {
        TierStay(tier: tier, billingPeriod: billingPeriod, expiresAt: expiresAt, isTrial: trial != nil, paidUntil: paidUntil)
    }

    /// The end of a subscription does not undo what staff decided, nor gives back what has run out since.
    var outlivesSubscription: Bool { origin == .decision || origin == .expiry }
}

/// A tier without payment until `endsAt` (DOMAIN §9).
struct Trial: Hashable, Sendable {
    var tier: Tier
    var months: Int
    var startedAt: Instant
    var endsAt: Instant
}

extension AccountState {
    /// A trial goes on through an event that leaves it as it is, or that gives it another end and says so.
    mutating func recordTier(
        _ tier: Tier, _ period: BillingPeriod, expiresAt: Instant?, origin: TierTerms.Origin, continuesTrial: Bool = false,
        paidUntil: Instant? = nil, replacesPayer: Bool = false, at instant: Instant
    ) {
        var terms = TierTerms(tier: tier, billingPeriod: period, expiresAt: expiresAt, paidUntil: paidUntil, origin: origin)
        let before = tierTerms(asOf: instant)
        if !replacesPayer { terms.paidUntil = before.stay.staysPaid(in: terms.stay) }
        if before.stay.goesOnAsTrial(in: terms.stay) {
            terms.trial = before.trial
        } else if continuesTrial, let expiresAt {
            terms.trial = before.trial
            terms.trial?.endsAt = expiresAt
        }
        tiers.record(terms, at: instant)
    }
}
