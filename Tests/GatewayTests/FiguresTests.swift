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
        arguments: [
            (0, "0_min"), (59, "0_min"), (60, "1_min"), (3_600, "1_h"), (45_000, "12_h_30_min"), (3_599, "59_min"),
            (4_000_000, "1.111_h_6_min"),
        ] as [(Int64, String)])
    func durationsAreInHoursAndMinutes(seconds: Int64, expected: String) {
        #expect(plain(Figures.duration(seconds: seconds)) == expected)
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
