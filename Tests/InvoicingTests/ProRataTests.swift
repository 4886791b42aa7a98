import Contracts
import InvoiceSamples
import Invoicing
import Testing

@Suite struct ProRataTests {
    @Test(
        arguments: [
            ("2026-01-01", 31_000, 31_000), ("2026-01-31", 31_000, 1_000), ("2026-01-17", 100, 48), ("2026-01-31", 47, 2),
            ("2026-01-16", Int64.max, 4_760_450_083_537_948_804), ("2026-01-01", .min, .min), ("2026-01-01", 0, 0),
        ] as [(String, Int64, Int64)])
    func bothEndDaysCount(day: String, amount: Int64, part: Int64) {
        let january = SampleInvoice.period("2026-01-01", "2026-01-31")
        #expect(january.proRata(Cents(amount), from: SampleInvoice.day(day)) == Cents(part))
    }

    @Test func anExactHalfGoesUp() {
        let twoDays = SampleInvoice.period("2026-01-01", "2026-01-02")
        #expect(twoDays.proRata(Cents(1), from: SampleInvoice.day("2026-01-02")) == Cents(1))
        #expect(twoDays.proRata(Cents(-1), from: SampleInvoice.day("2026-01-02")) == .zero)
    }

    @Test(arguments: ["2025-12-31", "2026-02-01"])
    func aDayOutsideHasNoPart(day: String) {
        let january = SampleInvoice.period("2026-01-01", "2026-01-31")
        #expect(january.proRata(Cents(100), from: SampleInvoice.day(day)) == nil)
    }

    @Test func aPartThatReachesOutsideHasNone() {
        let january = SampleInvoice.period("2026-01-01", "2026-01-31")
        #expect(january.proRata(Cents(100), for: SampleInvoice.period("2026-01-31", "2026-02-01")) == nil)
        #expect(january.proRata(Cents(100), from: LocalDate(daysSince1970: .min)) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func consecutivePartsAddUpToTheWholeButForRounding(seed: UInt64) throws {
        var random = RandomInvoices(seed: seed)
        let first = LocalDate(daysSince1970: random.number(in: 0...40_000))
        let whole = try #require(InvoicePeriod(first, first.adding(days: random.number(in: 1...400))))
        let amount = Cents(Int64(random.number(in: 0...100_000_000)))
        var parts: [Cents] = []
        var start = first
        while start <= whole.lastDay {
            let end = min(whole.lastDay, start.adding(days: random.number(in: 0...90)))
            let part = try #require(InvoicePeriod(start, end))
            parts.append(try #require(whole.proRata(amount, for: part)))
            start = part.dayAfter
        }
        let difference = parts.reduce(.zero, +) - amount
        #expect(abs(difference.amount) * 2 <= Int64(parts.count))
        if parts.count == 1 { #expect(difference == .zero) }
    }
}
