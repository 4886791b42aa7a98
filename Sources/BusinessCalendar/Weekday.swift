import Contracts

/// A day of the week.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension LocalDate {
    /// 1 January 1970 was a Thursday.
    public var weekday: Weekday {
        let daysFromMonday = (daysSince1970 % 7 + 7 + Weekday.thursday.rawValue) % 7
        return Weekday.allCases[daysFromMonday]
    }
}
