import Contracts
import Testing

@testable import Gateway

@Suite struct ChartTests {
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
            ], titleID: "title")
        let source = chart.html().source
        // The axis runs from −1.000 € to 1.000 € over 202 units of height, so zero is at 10 + 101.
        #expect(source.contains("<rect class=\"series-new\" x=\"198.5\" width=\"407\" y=\"10\" height=\"101\">"))
        #expect(source.contains("<rect class=\"series-churn\" x=\"198.5\" width=\"407\" y=\"111\" height=\"101\">"))
        #expect(source.contains("Nov 26"))
    }

    @Test func anEmptyMonthDrawsNoBar() {
        let chart = StackedBarChart(
            months: [Month(year: 2026, number: 11)], series: [.init(title: "New", styleName: "new", amounts: [.zero])], titleID: "title")
        #expect(!chart.html().source.contains("<rect"))
    }
}
