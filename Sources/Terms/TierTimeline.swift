import Contracts

/// The tiers an account goes through, one entered after the other. A tier with an end falls back to free at exactly that instant.
public struct TierTimeline: Sendable {
    public private(set) var current = TierStay()
    /// The last fall that has not been made good by a rise to the old rank.
    public private(set) var downgrade: Downgrade?
    /// When each trial ended: by itself, early, or because another tier or a payer took its place.
    public private(set) var trialEnds: [Instant] = []

    public init() {}

    /// - Parameters:
    ///   - replacesPayer: who pays is said anew with it, so that what a canceled subscription had paid for counts no longer.
    ///   - instant: not before that of the stay entered last.
    public mutating func enter(_ stay: TierStay, replacesPayer: Bool = false, at instant: Instant) {
        if stay.tier.rank < current.tier.rank {
            downgrade = Downgrade(at: instant, from: current.tier)
        } else if let fall = downgrade, stay.tier.rank >= fall.from.rank {
            downgrade = nil
        }
        let wasTrial = current.isTrial
        let goesOnAsTrial = current.goesOnAsTrial(in: stay)
        let paidUntil = replacesPayer ? stay.paidUntil : current.staysPaid(in: stay)
        current = stay
        current.paidUntil = paidUntil
        current.isTrial = stay.isTrial || goesOnAsTrial
        if wasTrial, !current.isTrial { trialEnds.append(instant) }
    }

    /// Lets the tier end that has had its end by an instant, also while nobody has said so yet.
    public mutating func expire(by instant: Instant) {
        guard let end = current.expiresAt, end <= instant else { return }
        enter(TierStay(billingPeriod: current.billingPeriod), at: end)
    }
}
