import Contracts
import Terms

/// A reverse trial that has ended, and whether its account paid afterwards (DOMAIN §5).
struct EndedTrial: Sendable, Equatable {
    let endedAt: Instant
    /// The first instant from the end on at which the account was paying; nil where it wasn't within the days that count.
    let convertedAt: Instant?
}

extension AccountHistory {
    /// The trials that ended in some months, the oldest first.
    /// - Parameter window: with the current month as its last.
    func endedTrials(_ window: ClosedRange<Month>, now: Instant) -> [EndedTrial] {
        let turningPoints = terms.turningPoints
        return terms.trialEnds(AsOf(month: window.upperBound, now: now)).filter { window.contains($0.month) }.map { end in
            let paid = TrialConversion.instant(after: end, by: now, turningPoints: turningPoints) { revenueClass(AsOf(exactly: $0)) }
            return EndedTrial(endedAt: end, convertedAt: paid)
        }
    }
}
