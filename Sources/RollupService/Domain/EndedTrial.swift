import Contracts

/// A reverse trial that has ended, and whether its account paid afterwards (DOMAIN §5).
struct EndedTrial: Sendable, Equatable {
    /// How long after the end a payment still counts as brought by the trial.
    static let daysToConvert = 30

    let endedAt: Instant
    /// The first instant from the end on at which the account was paying; nil where it wasn't within those days.
    let convertedAt: Instant?

    /// A trial that ended then, or before, has had its days.
    static func newestDecidedEnd(at now: Instant) -> Instant { now.adding(days: -daysToConvert) }
}

extension AccountHistory {
    /// The trials that ended in some months, the oldest first.
    /// - Parameter window: with the current month as its last.
    func endedTrials(_ window: ClosedRange<Month>, now: Instant) -> [EndedTrial] {
        terms.trialEnds(AsOf(month: window.upperBound, now: now)).filter { window.contains($0.month) }.map { end in
            let lastDay = min(end.adding(days: EndedTrial.daysToConvert), max(now, end))
            let paid = terms.turningPoints(in: end...lastDay).first { revenueClass(AsOf(exactly: $0)) == .paying }
            return EndedTrial(endedAt: end, convertedAt: paid)
        }
    }
}
