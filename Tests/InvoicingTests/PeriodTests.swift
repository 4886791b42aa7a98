import Contracts
import InvoiceSamples
import Invoicing
import Testing

@Suite struct PeriodTests {
    static let today = SampleInvoice.day("2026-11-23")

    @Test func withoutAnInvoiceItBeginsToday() throws {
        let month = try #require(InvoicePeriod.next(after: [], today: Self.today, cadence: .monthly))
        let year = try #require(InvoicePeriod.next(after: [], today: Self.today, cadence: .annual))
        #expect(month == SampleInvoice.period("2026-11-23", "2026-12-22"))
        #expect(year == SampleInvoice.period("2026-11-23", "2027-11-22"))
    }

    @Test(
        arguments: [
            ("2026-01-31", BillingPeriod.monthly, ["2026-02-27", "2026-03-30", "2026-04-29", "2026-05-30", "2026-06-29"]),
            ("2028-01-30", .monthly, ["2028-02-28", "2028-03-29", "2028-04-29"]),
            ("2026-12-01", .monthly, ["2026-12-31", "2027-01-31"]),
            ("2024-02-29", .annual, ["2025-02-27", "2026-02-27", "2027-02-27", "2028-02-28", "2029-02-27"]),
        ] as [(String, BillingPeriod, [String])])
    func periodsKeepTheDayOfTheFirst(start: String, cadence: BillingPeriod, ends: [String]) throws {
        var periods: [InvoicePeriod] = []
        for _ in ends {
            periods.append(try #require(InvoicePeriod.next(after: periods, today: SampleInvoice.day(start), cadence: cadence)))
        }
        #expect(periods.map(\.lastDay.description) == ends)
    }

    @Test func aPeriodThatBeginsOnAnotherDaySetsTheDayAnew() throws {
        let periods = [
            SampleInvoice.period("2026-01-31", "2026-02-27"), SampleInvoice.period("2026-02-28", "2026-03-14"),
            SampleInvoice.period("2026-02-10", "2026-02-20"),
        ]
        let next = try #require(InvoicePeriod.next(after: periods, today: Self.today, cadence: .monthly))
        #expect(next == SampleInvoice.period("2026-03-15", "2026-04-14"))
    }

    @Test func nothingEndsAfterTheYear9999() {
        let last = SampleInvoice.period("9999-01-01", "9999-12-31")
        #expect(InvoicePeriod.next(after: [last], today: Self.today, cadence: .monthly) == nil)
        #expect(InvoicePeriod.next(after: [], today: LocalDate(daysSince1970: .max), cadence: .annual) == nil)
        #expect(InvoicePeriod(LocalDate(daysSince1970: .min), Self.today) == nil)
        #expect(InvoicePeriod(Self.today, SampleInvoice.day("2026-11-22")) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func consecutivePeriodsLeaveNoGapAndNeverOverlap(seed: UInt64) throws {
        var random = RandomInvoices(seed: seed)
        let today = LocalDate(daysSince1970: random.number(in: 0...40_000))
        var periods: [InvoicePeriod] = []
        for _ in 0..<30 {
            let cadence: BillingPeriod = random.number(in: 0...4) == 0 ? .annual : .monthly
            let next = try #require(InvoicePeriod.next(after: periods.shuffled(), today: today, cadence: cadence))
            #expect((cadence == .annual ? 364...366 : 27...32).contains(next.dayCount))
            if let last = periods.last {
                #expect(next.firstDay == last.dayAfter)
                #expect(!next.overlaps(last))
            }
            periods.append(next)
        }
    }

    @Test(
        arguments: [
            ("2026-01-05", "2026-01-10", true), ("2025-12-01", "2026-01-01", true), ("2026-01-31", "2026-01-31", true),
            ("2026-02-01", "2026-02-28", false), ("2025-12-01", "2025-12-31", false), ("2025-01-01", "2027-01-01", true),
        ] as [(String, String, Bool)])
    func bothEndDaysCountForOverlap(first: String, last: String, overlaps: Bool) {
        let january = SampleInvoice.period("2026-01-01", "2026-01-31")
        #expect(january.overlaps(SampleInvoice.period(first, last)) == overlaps)
        #expect(SampleInvoice.period(first, last).overlaps(january) == overlaps)
    }
}
