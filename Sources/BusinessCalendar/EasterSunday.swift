import Contracts

/// The Sunday on which the western churches keep Easter, on which other holidays depend.
///
/// It is the first Sunday after the first full moon on or after 21 March, where the moon is that of a table (the epact), not of the sky.
public enum EasterSunday {
    /// Nil outside the years that dates can have, 1970 to 9999.
    public static func date(in year: Int) -> LocalDate? {
        guard let (month, day) = monthAndDay(in: year) else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// By the algorithm that Nature published anonymously in 1876 and Meeus took up; right for every year of the Gregorian calendar. Nil
    /// for years before it or beyond 9999.
    public static func monthAndDay(in year: Int) -> (month: Int, day: Int)? {
        guard (1583...9999).contains(year) else { return nil }
        let century = year / 100
        let goldenNumber = year % 19
        // Leap days that were left out, and the moon's drift against the calendar, a day in some three centuries.
        let moonCorrection = (century - (century + 8) / 25 + 1) / 3
        let daysToFullMoon = (19 * goldenNumber + century - century / 4 - moonCorrection + 15) % 30
        let daysToSunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - daysToFullMoon - year % 4) % 7
        // The table lets no full moon fall on 19 April, nor in some years on the 18th.
        let exception = (goldenNumber + 11 * daysToFullMoon + 22 * daysToSunday) / 451
        let daysFromMarch = daysToFullMoon + daysToSunday - 7 * exception + 114
        return (daysFromMarch / 31, daysFromMarch % 31 + 1)
    }
}
