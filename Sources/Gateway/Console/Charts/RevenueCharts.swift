import Contracts
import StaffAPI

/// Recurring revenue by class and what moved it, each as a drawing with its table.
struct RevenueCharts {
    let months: [RevenueMonth]
    /// The month that has not ended yet.
    let current: Month
    /// Where the accounts behind a movement are shown.
    let address: RevenueAddress

    private typealias Series = StackedBarChart.Series

    func html() -> HTML {
        .joined([
            classes,
            figure("mrr-movements", "Movements", movements) { size in
                moving(size)
            } table: {
                MovementTable(months: months, address: address).html()
            },
        ])
    }

    /// What recurs by class.
    var classes: HTML {
        figure("mrr-by-class", "By class", byClass) { size in
            drawing("mrr-by-class", byClass, size) { UsageAddress.ofMonth($0, current: current, address.filter).path }
        } table: {
            details {
                summary { "By class as a table" }
                table("By class", byClass + [total])
            }
        }
    }

    private func drawing(
        _ titleID: String, _ series: [Series], _ size: StackedBarChart.Size, path: @escaping (Month) -> String
    ) -> StackedBarChart {
        StackedBarChart(
            months: months.map(\.month), series: series, titleID: titleID, current: current, size: size,
            closing: months.last?.closingCents, path: path)
    }

    /// In a narrow drawing the pieces are too small to be met; there the whole column leads to all movements of its month.
    private func moving(_ size: StackedBarChart.Size) -> StackedBarChart {
        var chart = drawing("mrr-movements", movements, size) { address.showing($0).path }
        chart.closing = nil
        if size == .wide {
            chart.piecePath = { month, series in address.showing(month, RevenueMovement(rawValue: series.styleName)).path }
        }
        return chart
    }

    private var byClass: [Series] {
        [RevenueClass.paying, .managed].map { revenueClass in
            Series(
                title: revenueClass.title, styleName: revenueClass.rawValue,
                amounts: months.map { $0.byClass[revenueClass.rawValue]?.mrrCents ?? .zero })
        }
    }

    /// It stands in the table; drawn on top of what it adds up it would count twice.
    private var total: Series {
        Series(title: "Total", styleName: "sum", amounts: months.map(\.closingCents))
    }

    private var movements: [Series] {
        address.kinds.map { kind in
            Series(title: kind.title, styleName: kind.rawValue, amounts: months.map { $0.amount(of: kind) })
        }
    }

    private func figure(
        _ id: String, _ title: String, _ series: [Series], drawing: (StackedBarChart.Size) -> StackedBarChart, table: () -> HTML
    ) -> HTML {
        Gateway.figure(.class("chart-figure")) {
            figureCaption {
                heading2(.id(id)) { title }
                unorderedList(.class("legend")) {
                    for one in series {
                        listItem {
                            span(.class("dot series-\(one.styleName)"), Attribute("aria-hidden", "true"))
                            one.title
                        }
                    }
                }
            }
            for size in StackedBarChart.Size.allCases { drawing(size).html() }
            table()
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
