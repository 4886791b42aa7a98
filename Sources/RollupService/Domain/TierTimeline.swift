import Contracts

/// A fall to a tier of lower rank.
struct Downgrade: Sendable, Equatable {
    static let recentDays = 14

    let at: Instant
    let from: Tier

    /// Whole days since the fall are 14 or fewer (DOMAIN §7).
    func isRecent(at moment: Instant) -> Bool {
        let days = moment.wholeDays(since: at)
        return days >= 0 && days <= Self.recentDays
    }

    var endsBeingRecentAt: Instant { at.adding(days: Self.recentDays + 1) }
}

/// The tiers an account went through. A tier with an end falls back to free at exactly that instant, also while billing has not said so yet.
struct TierTimeline: Sendable {
    struct Stay: Sendable, Equatable {
        var tier = Tier.free
        var billingPeriod = BillingPeriod.annual
        var expiresAt: Instant?
        var isTrial = false
    }

    private(set) var current = Stay()
    /// The last fall that has not been made good by a rise to the old rank.
    private(set) var downgrade: Downgrade?

    /// - Parameter terms: in order; only those that are in force by `until`.
    init(terms: [Term], until moment: Instant) {
        for term in terms {
            switch term.change {
            case .tier(let tier, let period, let expiresAt, let isTrial):
                expire(by: term.effectiveAt)
                let stay = Stay(tier: tier, billingPeriod: period ?? current.billingPeriod, expiresAt: expiresAt, isTrial: isTrial)
                enter(stay, at: term.effectiveAt)
            case .mode(_, let tier, let period, let expiresAt):
                expire(by: term.effectiveAt)
                let stay = Stay(tier: tier, billingPeriod: period, expiresAt: expiresAt, isTrial: false)
                enter(stay, at: term.effectiveAt)
            case .discount, .accountManager, .paidPeriod:
                break
            }
        }
        expire(by: moment)
    }

    private mutating func expire(by instant: Instant) {
        guard let end = current.expiresAt, end <= instant else { return }
        enter(Stay(tier: .free, billingPeriod: current.billingPeriod, expiresAt: nil, isTrial: false), at: end)
    }

    /// A trial goes on where neither its tier nor its end changes, as with another cadence or the repeated end of an old subscription.
    private mutating func enter(_ stay: Stay, at instant: Instant) {
        if stay.tier.rank < current.tier.rank {
            downgrade = Downgrade(at: instant, from: current.tier)
        } else if let fall = downgrade, stay.tier.rank >= fall.from.rank {
            downgrade = nil
        }
        let goesOnAsTrial = current.isTrial && stay.tier == current.tier && stay.expiresAt == current.expiresAt
        current = stay
        current.isTrial = stay.isTrial || goesOnAsTrial
    }
}
