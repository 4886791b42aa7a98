import Contracts
import Testing

@testable import Gateway

@Suite struct FiguresTests {
    /// No-break spaces written as `_`, so that the tables read well.
    private func plain(_ text: String) -> String {
        text.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: "_")
    }

    @Test(
        arguments: [
            (0, "€_0,00"), (5, "€_0,05"), (99_999, "€_999,99"), (123_456, "€_1.234,56"), (-123_456, "−€_1.234,56"),
            (123_456_789_01, "€_123.456.789,01"),
        ] as [(Int64, String)])
    func moneyIsEuropean(cents: Int64, expected: String) {
        #expect(plain(Figures.money(Cents(cents))) == expected)
    }

    @Test(arguments: [(149, "€_1"), (150, "€_2"), (-150, "−€_2"), (1_000_000, "€_10.000")] as [(Int64, String)])
    func wholeEurosAreRounded(cents: Int64, expected: String) {
        #expect(plain(Figures.wholeEuros(Cents(cents))) == expected)
    }

    @Test(
        arguments: [(0, "0:00"), (59, "0:00"), (60, "0:01"), (3_600, "1:00"), (45_000, "12:30"), (3_599, "0:59"), (4_000_000, "1.111:06")]
            as [(Int64, String)])
    func hoursAreRoundedDownToMinutes(seconds: Int64, expected: String) {
        #expect(Figures.hours(seconds: seconds) == expected)
    }

    @Test(arguments: [(0, "0:00"), (3_660, "+1:01"), (-60, "−0:01"), (.min, "−2.562.047.788.015.215:30")] as [(Int64, String)])
    func aChangeOfHoursHasItsSign(seconds: Int64, expected: String) {
        #expect(Figures.signedHours(seconds: seconds) == expected)
    }

    @Test(arguments: [(0, "0"), (99_949, "999"), (99_950, "1_k"), (8_118_510, "81,2_k"), (-250_000, "−2,5_k")] as [(Int64, String)])
    func anAxisHasShortAmounts(cents: Int64, expected: String) {
        #expect(plain(Figures.shortEuros(Cents(cents))) == expected)
    }

    @Test func datesAreDayFirst() throws {
        let moment = try #require(Instant("2026-11-03T09:05:59Z"))
        #expect(Figures.date(moment) == "03-11-2026")
        #expect(plain(Figures.moment(moment)) == "03-11-2026 09:05_UTC")
        #expect(Figures.month(moment.month) == "November 2026")
        #expect(Figures.shortMonth(moment.month) == "Nov 26")
    }

    @Test(arguments: [
        ("2026-11-03T00:00:00Z", "today"), ("2026-11-02T23:59:59Z", "yesterday"), ("2026-10-04T12:00:00Z", "30 days ago"),
        ("2026-11-04T12:00:00Z", "today"),
    ])
    func distanceIsInCalendarDays(earlier: String, expected: String) throws {
        let now = try #require(Instant("2026-11-03T09:05:00Z"))
        #expect(Figures.daysAgo(try #require(Instant(earlier)), asOf: now) == expected)
    }

    @Test func percentageReachesHundredOnlyAtTheWhole() {
        #expect(Figures.percentage(of: 3_599, in: 3_600) == 99)
        #expect(Figures.percentage(of: 3_600, in: 3_600) == 100)
        #expect(Figures.percentage(of: 5, in: 0) == 0)
    }
}
