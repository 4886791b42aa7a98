import Contracts

/// The public holidays of the Netherlands (Algemene termijnenwet, article 3), on which requests wait.
///
/// Liberation Day counts every year, not only each fifth, as it is a public holiday every year; who works on it is left to employers. Good
/// Friday is left out, although the act names it: offices are open.
public enum DutchHolidays {
    /// In the order of the calendar, as they have been since 2014, when the King's Day took the place of the Queen's. Nothing outside the
    /// years that dates can have, 1970 to 9999.
    public static func days(in year: Int) -> [LocalDate] {
        guard let easter = EasterSunday.date(in: year) else { return [] }
        let fixed = [(1, 1), (5, 5), (12, 25), (12, 26)].compactMap { LocalDate(year: year, month: $0.0, day: $0.1) }
        let movable = daysAfterEaster.map(easter.adding(days:))
        return (fixed + movable + [kingsDay(in: year)].compactMap { $0 }).sorted()
    }

    public static func contains(_ day: LocalDate) -> Bool {
        days(in: day.components.year).contains(day)
    }

    /// Easter itself and the day after it, Ascension, Whitsun and the day after it.
    private static let daysAfterEaster = [0, 1, 39, 49, 50]

    /// 27 April, or the day before where that is a Sunday.
    private static func kingsDay(in year: Int) -> LocalDate? {
        LocalDate(year: year, month: 4, day: 27).map { $0.weekday == .sunday ? $0.adding(days: -1) : $0 }
    }
}
