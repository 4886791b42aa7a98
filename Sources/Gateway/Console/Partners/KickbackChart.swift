import Contracts
import StaffAPI

/// What a partner has earned by month, as a drawing with its table.
struct KickbackChart {
    private static let id = "kickback-by-month"

    let partner: PartnerView
    /// The oldest first.
    let months: [StatementAnswer.MonthTotals]

    func html() -> HTML {
        figure(.class("chart-figure")) {
            figureCaption {
                heading2(.id(Self.id)) { "Kickback by month" }
                unorderedList(.class("legend")) {
                    for one in series {
                        listItem {
                            span(.class("dot series-\(one.styleName)"), Attribute("aria-hidden", "true"))
                            one.title
                        }
                    }
                }
            }
            for size in StackedBarChart.Size.allCases {
                StackedBarChart(
                    months: months.map(\.month), series: series, titleID: Self.id, current: partner.context.now.month, size: size
                ) { StatementPeriod.month($0).path(of: partner.id) }.html()
            }
            details {
                summary { "As a table" }
                table
            }
        }
    }

    private var series: [StackedBarChart.Series] {
        [
            .init(title: "Kickback", styleName: "paying", amounts: months.map(\.totals.accrualCents)),
            .init(title: "Taken back", styleName: "churn", amounts: months.map { -$0.totals.reversalCents }),
        ]
    }

    private var table: HTML {
        FigureTable(
            label: "Kickback by month", caption: "Kickback by month",
            columns: [
                .init(title: "Month", isNumber: false), .init(title: "Kickback"), .init(title: "Taken back"), .init(title: "Paid out"),
            ],
            rows: months.map { one in
                let totals = one.totals
                let amounts = [totals.accrualCents, -totals.reversalCents, StatementWords.paidOut(totals)]
                return .init(name: HTML(text: Figures.month(one.month)), cells: amounts.map { HTML(text: Figures.money($0)) })
            }
        ).html()
    }
}
