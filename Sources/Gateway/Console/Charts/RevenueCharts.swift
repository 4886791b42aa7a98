import Contracts

/// Recurring revenue by class and what moved it, each as a drawing with its table.
struct RevenueCharts {
    let months: [RevenueMonth]

    private typealias Series = StackedBarChart.Series

    func html() -> HTML {
        .joined([
            chart("mrr-by-class", "By class", byClass + [total]),
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

    private func chart(_ id: String, _ title: String, _ series: [Series]) -> HTML {
        let drawn = series.filter { $0.styleName != Self.tableOnly }
        return figure(.class("chart-figure")) {
            figureCaption {
                heading3(.id(id)) { title }
                unorderedList(.class("legend")) {
                    for one in drawn {
                        listItem {
                            span(.class("dot series-\(one.styleName)"), Attribute("aria-hidden", "true"))
                            one.title
                        }
                    }
                }
            }
            StackedBarChart(months: months.map(\.month), series: drawn, titleID: id).html()
            details {
                summary { "\(title) as a table" }
                table(title, series)
            }
        }
    }

    private func table(_ title: String, _ series: [Series]) -> HTML {
        division(.class("scroll"), Attribute("tabindex", "0"), Attribute("role", "region"), .label("\(title), table")) {
            Gateway.table(.class("figures")) {
                caption { "Monthly recurring revenue: \(title.lowercased())" }
                tableHead {
                    tableRow {
                        headerCell(Attribute("scope", "col")) { "Month" }
                        for one in series { headerCell(Attribute("scope", "col"), .class("number")) { one.title } }
                    }
                }
                tableBody {
                    for (index, month) in months.enumerated() {
                        tableRow {
                            headerCell(Attribute("scope", "row")) { Figures.month(month.month) }
                            for one in series { cell(.class("number")) { Figures.money(one.amounts[index]) } }
                        }
                    }
                }
            }
        }
    }
}
