import BusinessCalendar
import Contracts
import Testing

@Suite struct BusinessCalendarTests {
    let calendar = BusinessCalendar()

    @Test(
        arguments: [
            ("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("2026-11-30", .monday), ("2024-02-29", .thursday),
            ("9999-12-31", .friday),
            ("2000-01-01", .saturday),
        ] as [(String, Weekday)])
    func weekdays(text: String, weekday: Weekday) {
        let day = LocalDate(text) ?? LocalDate(daysSince1970: -1)
        #expect(day.weekday == weekday)
    }

    @Test(
        arguments: [
            ("2026-11-27", true), ("2026-11-28", false), ("2026-11-29", false), ("2026-11-30", true), ("2026-12-25", false),
            ("2026-05-25", false),
            ("2026-04-03", true),
        ])
    func businessDays(text: String, isOne: Bool) throws {
        let day = try #require(LocalDate(text))
        #expect(calendar.isBusinessDay(day) == isOne)
    }

    @Test func extraHolidaysAreDaysOff() throws {
        let closed = try #require(LocalDate("2026-11-30"))
        #expect(!BusinessCalendar(extraHolidays: [closed]).isBusinessDay(closed))
        #expect(calendar.isBusinessDay(closed))
    }

    @Test(
        arguments: [
            ("2026-11-27", 0, "2026-11-27"), ("2026-11-28", 0, "2026-11-30"), ("2026-11-27", 1, "2026-11-30"),
            ("2026-11-28", 1, "2026-12-01"),
            ("2026-12-24", 1, "2026-12-28"), ("2026-04-02", 2, "2026-04-07"), ("2026-11-27", -5, "2026-11-27"),
            ("2026-11-30", 5, "2026-12-07"),
        ])
    func businessDaysAreAdded(text: String, count: Int, expected: String) throws {
        let day = try #require(LocalDate(text))
        #expect(calendar.addingBusinessDays(count, to: day).description == expected)
    }

    @Test(
        arguments: [
            ("2026-11-27", "2026-11-27", 0), ("2026-11-27", "2026-11-29", 0), ("2026-11-27", "2026-11-30", 1),
            ("2026-11-29", "2026-12-06", 5),
            ("2026-12-24", "2026-12-28", 1), ("2026-12-28", "2026-12-24", 0), ("2025-12-31", "2026-12-31", 254),
        ])
    func businessDaysAreCounted(start: String, end: String, count: Int) throws {
        let first = try #require(LocalDate(start))
        let last = try #require(LocalDate(end))
        #expect(calendar.businessDays(after: first, through: last) == count)
    }

    @Test(
        arguments: [
            ("2026-11-27T15:00:00Z", 1, "2026-11-30T15:00:00Z"), ("2026-11-30T09:30:00Z", 1, "2026-12-01T09:30:00Z"),
            ("2026-11-28T10:00:00Z", 1, "2026-12-01T00:00:00Z"), ("2026-11-29T23:59:59.999Z", 1, "2026-12-01T00:00:00Z"),
            ("2026-12-24T16:00:00Z", 1, "2026-12-28T16:00:00Z"), ("2026-12-25T16:00:00Z", 1, "2026-12-29T00:00:00Z"),
            ("2026-11-27T15:00:00Z", 2, "2026-12-01T15:00:00Z"), ("2026-11-27T15:00:00Z", 0, "2026-11-27T15:00:00Z"),
            ("2026-11-28T15:00:00Z", 0, "2026-11-30T00:00:00Z"), ("2026-04-24T08:00:00Z", 1, "2026-04-28T08:00:00Z"),
        ])
    func aBusinessDayPasses(asked: String, businessDays: Int, passed: String) throws {
        let instant = try #require(Instant(asked))
        #expect(calendar.deadline(after: instant, businessDays: businessDays).description == passed)
    }

    /// The later something is asked, the later its deadline.
    @Test func deadlinesKeepTheOrderOfRequests() throws {
        var instant = try #require(Instant("2026-03-30T00:00:00Z"))
        var last = instant
        for _ in 0..<(70 * 24) {
            let deadline = calendar.deadline(after: instant, businessDays: 1)
            #expect(deadline >= last)
            #expect(calendar.isBusinessDay(deadline.date))
            last = deadline
            instant = instant.adding(hours: 1)
        }
    }

    @Test func numbersWithoutBoundsEndAtTheMost() throws {
        let day = try #require(LocalDate("2026-11-30"))
        let latest = calendar.addingBusinessDays(BusinessCalendar.mostBusinessDays, to: day)
        #expect(calendar.addingBusinessDays(.max, to: day) == latest)
        #expect(calendar.addingBusinessDays(.min, to: day) == day)
        let end = LocalDate(daysSince1970: .max)
        #expect(calendar.businessDays(after: day, through: end) == BusinessCalendar.mostBusinessDays)
        #expect(calendar.deadline(after: Instant.range.upperBound, businessDays: .max) == Instant.range.upperBound)
    }

    @Test func holidaysWithoutEndAreNotWaitedFor() throws {
        let day = try #require(LocalDate("2026-11-30"))
        let closed = BusinessCalendar(extraHolidays: Set((0..<2_000).map(day.adding(days:))))
        #expect(closed.addingBusinessDays(0, to: day) == day)
        #expect(closed.businessDays(after: day, through: day.adding(days: 1_999)) == 0)
    }

    /// Whatever the hour, one instant parts what has waited long enough from what hasn't.
    @Test(arguments: [0, 1, 3])
    func theLatestStartPartsWhatHasWaitedFromWhatHasNot(businessDays: Int) throws {
        let easter = try #require(Instant("2026-04-01T00:00:00Z"))
        for hour in stride(from: 0, to: 24 * 12, by: 5) {
            let now = easter.adding(hours: hour)
            let start = calendar.latestStart(ofDeadlineBy: now, businessDays: businessDays)
            #expect(calendar.deadline(after: start, businessDays: businessDays) <= now, "\(now)")
            let next = start.adding(milliseconds: 1)
            #expect(calendar.deadline(after: next, businessDays: businessDays) > now, "\(now)")
        }
    }

    @Test func wherePastDaysDoNotReachThereIsNoStart() {
        let first = Instant(milliseconds: 0)
        #expect(calendar.latestStart(ofDeadlineBy: first, businessDays: 1) <= first)
    }
}
