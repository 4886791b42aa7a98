import BusinessCalendar
import Contracts
import Testing

@Suite struct DutchHolidaysTests {
    @Test func theHolidaysOfAYear() {
        let days = DutchHolidays.days(in: 2026).map(\.description)
        #expect(
            days == [
                "2026-01-01", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-24", "2026-05-25",
                "2026-12-25",
                "2026-12-26",
            ])
    }

    @Test(
        arguments: [
            ("2014-04-26", true), ("2014-04-27", false), ("2025-04-26", true), ("2025-04-27", false), ("2031-04-26", true),
            ("2026-04-27", true), ("2026-04-26", false), ("2027-04-27", true), ("2024-04-27", true), ("2024-04-26", false),
        ])
    func theKingsDayIsNeverASunday(text: String, isHoliday: Bool) throws {
        let day = try #require(LocalDate(text))
        #expect(DutchHolidays.contains(day) == isHoliday)
    }

    @Test(
        arguments: [
            ("2026-04-03", false), ("2025-05-05", true), ("2027-05-05", true), ("2024-05-09", true), ("2008-05-01", true),
            ("2026-12-24", false),
            ("2026-12-31", false), ("2026-11-30", false),
        ])
    func goodFridayIsNoDayOffAndLiberationDayIsEveryYear(text: String, isHoliday: Bool) throws {
        let day = try #require(LocalDate(text))
        #expect(DutchHolidays.contains(day) == isHoliday)
    }

    @Test func yearsThatDatesCannotHaveHaveNone() {
        #expect(DutchHolidays.days(in: 1969) == [])
        #expect(DutchHolidays.days(in: .max) == [])
        #expect(!DutchHolidays.contains(LocalDate(daysSince1970: -1)))
    }
}
