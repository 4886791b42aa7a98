import Contracts
import StaffAPI

/// In which of the months to come how many licences end, drawn and as a table; each month leads to them.
struct LicenceEndsChart {
    private static let titleID = "licence-ends"

    let months: [LicenceEndsAnswer.OfMonth]
    let address: LicencesAddress

    func html() -> HTML {
        section(.class("charts"), .label("Licences by month")) {
            figure(.class("chart-figure")) {
                figureCaption { heading2(.id(Self.titleID)) { "Licences by month in which they expire" } }
                if months.allSatisfy({ $0.licences == 0 }) {
                    paragraph(.class("note")) { "None of those that count ends in the next \(Figures.count(months.count)) months." }
                } else {
                    for size in StackedBarChart.Size.allCases { drawing(size).html() }
                    details {
                        summary { "By month as a table" }
                        table
                    }
                }
            }
        }
    }

    /// The chart draws amounts; here each unit is a licence.
    private func drawing(_ size: StackedBarChart.Size) -> StackedBarChart {
        let ends = StackedBarChart.Series(title: "licences", styleName: "managed", amounts: months.map { Cents(Int64($0.licences)) })
        return StackedBarChart(
            months: months.map(\.month), series: [ends], titleID: Self.titleID, current: nil, size: size, path: path,
            written: { Figures.count($0.amount) }, shortlyWritten: { Figures.count($0.amount) })
    }

    private func path(_ month: Month) -> String {
        var shown = LicencesAddress()
        (shown.endsIn, shown.organisation) = (month, address.organisation)
        return shown.path
    }

    private var table: HTML {
        FigureTable(
            label: "Licences by month", caption: "Licences that count now, by the month of their last day",
            columns: [.init(title: "Month", isNumber: false), .init(title: "Licences")],
            rows: months.map { one in
                .init(
                    name: link(.href(path(one.month))) { Figures.month(one.month) }, cells: [HTML(text: Figures.count(one.licences))])
            }
        ).html()
    }
}
