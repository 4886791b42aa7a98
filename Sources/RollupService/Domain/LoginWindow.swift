import Contracts

/// The 30 days in which logins are counted for a month: those before its end, or before the present hour for the current month.
///
/// Whole hours, because totals over all accounts are kept ready and old logins leave them once an hour. New logins count at once.
struct LoginWindow: Hashable, Sendable {
    static let days = 30

    /// Logins at this instant or before have left the window.
    let after: Instant
    let before: Instant

    init(_ asOf: AsOf) {
        if asOf.isCurrent {
            after = Self.start(at: asOf.moment)
            before = Instant.range.upperBound
        } else {
            after = asOf.month.end.adding(days: -Self.days)
            before = asOf.month.end
        }
    }

    /// For the current month, with a start that was settled earlier.
    init(currentAfter start: Instant) {
        after = start
        before = Instant.range.upperBound
    }

    func contains(_ login: Instant) -> Bool { after < login && login < before }

    static func start(at now: Instant) -> Instant {
        let hour: Int64 = 3_600_000
        return Instant(milliseconds: now.milliseconds - now.milliseconds % hour).adding(days: -days)
    }
}
