import Contracts
import EventSourcing

/// How many months ahead an end of a tier may lie: nobody agrees on more, so that what lies further is a slip of the hand.
enum EndLimit {
    /// A tier that is kept when managed billing ends.
    static let keptTierMonths = 24
    /// A tier that staff set.
    static let tierMonths = 120

    /// The end of the day so many months ahead; where that month is too short for it, of the month's last day.
    static func latest(monthsAhead months: Int, of now: Instant) -> Instant {
        let month = now.month.adding(months: months)
        let sameDay = month.firstDay.adding(days: now.date.components.day - 1)
        return min(sameDay.adding(days: 1).start, month.end)
    }

    /// Throws `Rejection` for an end that has passed, or lies too far ahead.
    static func check(_ end: Instant, field: String, months: Int, now: Instant) throws {
        guard end > now else { throw Rejection.notInFuture(field: field, end) }
        let latest = latest(monthsAhead: months, of: now)
        guard end <= latest else { throw Rejection.tooFarAhead(field: field, months: months, latest: latest) }
    }
}

extension Rejection {
    static func notInFuture(field: String, _ instant: Instant) -> Rejection {
        .field(field, "\(field) has to lie in the future; \(EndText(instant)) does not")
    }

    static func tooFarAhead(field: String, months: Int, latest: Instant) -> Rejection {
        .field(field, "\(field) may lie at most \(months) months ahead, which is \(EndText(latest))")
    }
}
