import BusinessCalendar
import Contracts
import Testing

@Suite struct EasterSundayTests {
    /// Easter Sunday of each year from 1900 to 2100 as a day of March, so that 32 is 1 April.
    static let daysOfMarch = [
        46, 38, 30, 43, 34, 54, 46, 31, 50, 42, 27, 47, 38, 23, 43, 35, 54, 39, 31, 51,
        35, 27, 47, 32, 51, 43, 35, 48, 39, 31, 51, 36, 27, 47, 32, 52, 43, 28, 48, 40,
        24, 44, 36, 56, 40, 32, 52, 37, 28, 48, 40, 25, 44, 36, 49, 41, 32, 52, 37, 29,
        48, 33, 53, 45, 29, 49, 41, 26, 45, 37, 29, 42, 33, 53, 45, 30, 49, 41, 26, 46,
        37, 50, 42, 34, 53, 38, 30, 50, 34, 26, 46, 31, 50, 42, 34, 47, 38, 30, 43, 35,
        54, 46, 31, 51, 42, 27, 47, 39, 23, 43, 35, 55, 39, 31, 51, 36, 27, 47, 32, 52,
        43, 35, 48, 40, 31, 51, 36, 28, 47, 32, 52, 44, 28, 48, 40, 25, 44, 36, 56, 41,
        32, 52, 37, 29, 48, 40, 25, 45, 36, 49, 41, 33, 52, 37, 29, 49, 33, 53, 45, 30,
        49, 41, 26, 46, 37, 29, 42, 34, 53, 45, 30, 50, 41, 26, 46, 38, 50, 42, 34, 54,
        38, 30, 50, 35, 26, 46, 31, 51, 42, 34, 47, 39, 30, 43, 35, 55, 46, 31, 51, 43,
        28,
    ]

    @Test func everyYearOfTwoCenturies() throws {
        #expect(Self.daysOfMarch.count == 201)
        for (year, dayOfMarch) in zip(1900...2100, Self.daysOfMarch) {
            let easter = try #require(EasterSunday.monthAndDay(in: year))
            #expect(easter.month * 31 + easter.day == 3 * 31 + dayOfMarch)
            #expect(easter.month == (dayOfMarch > 31 ? 4 : 3))
        }
    }

    /// The earliest and the latest that there can be, and the years whose full moon the table moves.
    @Test(arguments: [
        (1818, 3, 22), (2285, 3, 22), (1943, 4, 25), (2038, 4, 25), (1954, 4, 18), (1981, 4, 19), (2049, 4, 18), (2076, 4, 19),
        (3165, 4, 18), (3192, 4, 19),
    ])
    func extremesAndExceptions(year: Int, month: Int, day: Int) throws {
        let easter = try #require(EasterSunday.monthAndDay(in: year))
        #expect(easter.month == month)
        #expect(easter.day == day)
    }

    @Test func itIsASundayInEveryYearThatDatesCanHave() throws {
        for year in 1970...9999 {
            let easter = try #require(EasterSunday.date(in: year))
            #expect(easter.weekday == .sunday)
        }
        #expect(EasterSunday.date(in: 1969) == nil)
        #expect(EasterSunday.date(in: 10_000) == nil)
        #expect(EasterSunday.monthAndDay(in: 1582) == nil)
        #expect(EasterSunday.monthAndDay(in: .max) == nil)
        #expect(EasterSunday.monthAndDay(in: .min) == nil)
    }
}
