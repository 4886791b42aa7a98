import Contracts
import InvoiceSamples
import Invoicing
import Testing

@testable import InvoiceDocuments

@Suite struct InvoiceFormatTests {
    private let dutch = InvoiceFormat(.dutch)
    private let english = InvoiceFormat(.english)

    @Test(arguments: [
        (0, "€\u{A0}0,00", "€0.00"), (5, "€\u{A0}0,05", "€0.05"), (99_999, "€\u{A0}999,99", "€999.99"),
        (100_000, "€\u{A0}1.000,00", "€1,000.00"), (123_456_789, "€\u{A0}1.234.567,89", "€1,234,567.89"),
        (-123_456, "−€\u{A0}1.234,56", "−€1,234.56"), (Int64.min, "−€\u{A0}92.233.720.368.547.758,08", "−€92,233,720,368,547,758.08"),
    ])
    func moneyHasItsForm(cents: Int64, inDutch: String, inEnglish: String) {
        #expect(dutch.money(Cents(cents)) == inDutch)
        #expect(english.money(Cents(cents)) == inEnglish)
    }

    @Test(arguments: [(2_100, "21%", "21%"), (0, "0%", "0%"), (550, "5,5%", "5.5%"), (1_905, "19,05%", "19.05%"), (10_000, "100%", "100%")])
    func ratesHaveTheDecimalsThatTheyNeed(rate: Int, inDutch: String, inEnglish: String) throws {
        let rate = try #require(VATRate(rate))
        #expect(dutch.percent(rate) == inDutch)
        #expect(english.percent(rate) == inEnglish)
    }

    @Test(arguments: [
        ("2026-01-01", "1 januari 2026", "1 January 2026"), ("2024-02-29", "29 februari 2024", "29 February 2024"),
        ("2026-12-31", "31 december 2026", "31 December 2026"),
    ])
    func daysHaveTheirForm(day: String, inDutch: String, inEnglish: String) {
        let day = SampleInvoice.day(day)
        #expect(dutch.day(day).replacing("\u{A0}", with: " ") == inDutch)
        #expect(english.day(day).replacing("\u{A0}", with: " ") == inEnglish)
    }

    @Test func aPeriodOfOneDayIsThatDay() {
        #expect(english.period(SampleInvoice.period("2026-12-01", "2026-12-01")) == "1\u{A0}December\u{A0}2026")
    }

    @Test func countsAreGrouped() {
        #expect(dutch.count(1_000_000) == "1.000.000")
        #expect(english.count(1_000) == "1,000")
    }
}
