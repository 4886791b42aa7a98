import Contracts
import StaffAPI

/// Recurring revenue by class and what moved it, each as a drawing with its table.
struct RevenueCharts {
    let months: [RevenueMonth]
    /// The month that has not ended yet.
    let current: Month

    private typealias Series = StackedBarChart.Series

    func html() -> HTML {
        .joined([
            chart("mrr-by-class", "By class", byClass + [total], closing: months.last?.closingCents),
            chart("mrr-movements", "Movements", movements + [change]),
        ])
    }

    private var byClass: [Series] {
        [RevenueClass.paying, .managed].map { revenueClass in
            Series(
                title: revenueClass.title, styleName: revenueClass.rawValue,
                amounts: months.map { $0.byClass[revenueClass.rawValue]?.mrrCents ?? .zero })
        }
    }

    private var total: Series {
        Series(title: "Total", styleName: Self.tableOnly, amounts: months.map(\.closingCents))
    }

    private var movements: [Series] {
        [
            Series(title: "New", styleName: "new", amounts: months.map(\.newCents)),
            Series(title: "Expansion", styleName: "expansion", amounts: months.map(\.expansionCents)),
            Series(title: "Reactivation", styleName: "reactivation", amounts: months.map(\.reactivationCents)),
            Series(title: "Contraction", styleName: "contraction", amounts: months.map(\.contractionCents)),
            Series(title: "Churn", styleName: "churn", amounts: months.map(\.churnCents)),
        ]
    }

    private var change: Series {
        Series(title: "Change", styleName: Self.tableOnly, amounts: months.map { $0.closingCents - $0.openingCents })
    }

    /// Sums stand in the table; drawn on top of what they add up they would count twice.
    private static let tableOnly = "sum"

    private func chart(_ id: String, _ title: String, _ series: [Series], closing: Cents? = nil) -> HTML {
        let drawn = series.filter { $0.styleName != Self.tableOnly }
        return figure(.class("chart-figure")) {
            figureCaption {
                heading2(.id(id)) { title }
                unorderedList(.class("legend")) {
                    for one in drawn {
                        listItem {
                            span(.class("dot series-\(one.styleName)"), Attribute("aria-hidden", "true"))
                            one.title
                        }
                    }
                }
            }
            for size in StackedBarChart.Size.allCases {
                StackedBarChart(
                    months: months.map(\.month), series: drawn, titleID: id, current: current, size: size, closing: closing
                ).html()
            }
            details {
                summary { "\(title) as a table" }
                table(title, series)
            }
        }
    }

    private func table(_ title: String, _ series: [Series]) -> HTML {
        FigureTable(
            label: title, caption: "Monthly recurring revenue: \(title.lowercased())",
            columns: [.init(title: "Month", isNumber: false)] + series.map { .init(title: $0.title) },
            rows: months.enumerated().map { index, month in
                .init(
                    name: HTML(text: Figures.month(month.month)),
                    cells: series.map { HTML(text: Figures.money($0.amounts[index])) })
            }
        ).html()
    }
}
