import Contracts

/// The days on which the office works: Monday to Friday, without the public holidays of the Netherlands and without those that are named
/// beside them. Days begin and end in UTC.
public struct BusinessCalendar: Hashable, Sendable {
    /// The most business days that are counted, some ten years; more are taken for as many, so that no count takes long.
    public static let mostBusinessDays = 2_500

    private let extraHolidays: Set<LocalDate>

    /// - Parameter extraHolidays: days off beside the public holidays, such as those between Christmas and New Year.
    public init(extraHolidays: Set<LocalDate> = []) {
        self.extraHolidays = extraHolidays
    }

    public func isBusinessDay(_ day: LocalDate) -> Bool {
        day.weekday != .saturday && day.weekday != .sunday && !extraHolidays.contains(day) && !DutchHolidays.contains(day)
    }

    /// The business day that is so many after the given one, which itself needn't be one. With 0 it is that day or the first business day
    /// after it.
    public func addingBusinessDays(_ count: Int, to day: LocalDate) -> LocalDate {
        var day = firstBusinessDay(from: day)
        for _ in 0..<min(max(count, 0), Self.mostBusinessDays) {
            day = firstBusinessDay(from: day.adding(days: 1))
        }
        return day
    }

    /// How many business days lie after one day and up to another, that one included; 0 where it isn't later.
    public func businessDays(after start: LocalDate, through end: LocalDate) -> Int {
        var count = 0
        var day = start
        while day < end, count < Self.mostBusinessDays {
            day = day.adding(days: 1)
            if isBusinessDay(day) { count += 1 }
        }
        return count
    }

    /// When so many business days have passed since an instant: at the same time of day; for an instant on a day off, counted from the
    /// start of the next business day. So what is asked on a Friday at 15:00 has waited one business day on Monday at 15:00, and what is
    /// asked on the Saturday when Tuesday begins.
    public func deadline(after instant: Instant, businessDays: Int) -> Instant {
        let day = instant.date
        let first = addingBusinessDays(0, to: day)
        let start = first == day ? instant : first.start
        return start.adding(days: addingBusinessDays(businessDays, to: first).daysSince1970 - first.daysSince1970)
    }

    /// The latest instant since which so many business days have passed by now: whatever is older has waited as long. As `deadline` never goes
    /// back where the instant goes on, it says of all instants at once whose deadline has come. The start of 1970 where none has.
    public func latestStart(ofDeadlineBy now: Instant, businessDays: Int) -> Instant {
        var day = now.date
        // No deadline lies further ahead than the days that are counted, with days off between them.
        for _ in 0...(min(max(businessDays, 0), Self.mostBusinessDays) * 7 + 366) {
            let deadline = deadline(after: day.start, businessDays: businessDays)
            if deadline <= now {
                let lastOfDay = day.adding(days: 1).start.adding(milliseconds: -1)
                // On a business day the deadline goes on with the time of day.
                let sameTime = day.start.adding(milliseconds: now.milliseconds - deadline.milliseconds)
                return isBusinessDay(day) ? min(sameTime, lastOfDay) : lastOfDay
            }
            day = day.adding(days: -1)
        }
        return Instant.range.lowerBound
    }

    /// The day itself or the first business day after it. Extra holidays without end aren't waited for: after a year any day will do.
    private func firstBusinessDay(from day: LocalDate) -> LocalDate {
        (0...366).lazy.map(day.adding(days:)).first(where: isBusinessDay) ?? day
    }
}
