import Contracts
import Testing

@testable import Gateway

@Suite struct ChartTests {
    private static func path(_ month: Month) -> String { "/month/\(month)" }

    @Test(
        arguments: [
            (0, 0, [0, 100]), (0, 100_000, [0, 50_000, 100_000]), (-30_000, 90_000, [-50_000, 0, 50_000, 100_000]),
            (-100, 0, [-100, -50, 0]), (0, 7, [0, 2, 4, 6, 8]),
        ] as [(Int64, Int64, [Int64])])
    func ticksAreRoundAndCoverEveryValue(low: Int64, high: Int64, expected: [Int64]) {
        #expect(AxisScale(from: Cents(low), to: Cents(high)).ticks.map(\.amount) == expected)
    }

    @Test func amountsBelowZeroHangFromTheAxis() {
        let chart = StackedBarChart(
            months: [Month(year: 2026, number: 11)],
            series: [
                .init(title: "New", styleName: "new", amounts: [Cents(100_000)]),
                .init(title: "Churn", styleName: "churn", amounts: [Cents(-100_000)]),
            ], titleID: "title", current: Month(year: 2026, number: 12), path: Self.path)
        let source = chart.html().source
        // The axis runs from −1.000 € to 1.000 € over 194 units of height, so zero is at 18 + 97.
        #expect(source.contains("<rect class=\"series-new\" x=\"175.5\" width=\"425\" y=\"18\" height=\"97\">"))
        #expect(source.contains("<rect class=\"series-churn\" x=\"175.5\" width=\"425\" y=\"115\" height=\"97\">"))
        #expect(source.contains("Nov 26") && !source.contains("unfinished"))
    }

    @Test func aMonthThatGoesOnIsHatchedAndSaysSo() {
        let month = Month(year: 2026, number: 11)
        let source = StackedBarChart(
            months: [month.previous, month], series: [.init(title: "Paying", styleName: "paying", amounts: [Cents(100), Cents(200)])],
            titleID: "title", current: month, path: Self.path
        ).html().source
        #expect(source.components(separatedBy: "class=\"unfinished\"").count == 2)
        #expect(source.contains("November 2026 (until today): Paying €\u{A0}2,00"))
        #expect(source.contains("<a class=\"column\" href=\"/month/2026-10\""))
    }

    @Test func aNarrowChartLabelsEveryThirdMonthAndTheNewest() {
        let newest = Month(year: 2026, number: 11)
        let months = (0..<13).reversed().map { newest.adding(months: -$0) }
        let chart = StackedBarChart(
            months: months, series: [.init(title: "Paying", styleName: "paying", amounts: months.map { _ in Cents(100) })],
            titleID: "title", current: newest, size: .narrow, path: Self.path)
        let source = chart.html().source
        #expect(source.contains("Nov 26") && source.contains("Aug 26") && !source.contains("Oct 26"))
    }

    @Test func anEmptyMonthDrawsNoBar() {
        let chart = StackedBarChart(
            months: [Month(year: 2026, number: 11)], series: [.init(title: "New", styleName: "new", amounts: [.zero])], titleID: "title",
            current: Month(year: 2026, number: 11), path: Self.path)
        let source = chart.html().source
        #expect(!source.contains("series-new") && !source.contains("unfinished") && source.contains("November 2026"))
    }
}
