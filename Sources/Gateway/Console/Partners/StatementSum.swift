import Contracts
import StaffAPI

/// The sum of a statement, from its opening to its closing balance.
struct StatementSum {
    let answer: StatementAnswer

    func html() -> HTML {
        let lines = StatementWords.sum(answer)
        return FigureTable(
            label: "Sum", caption: "From the opening to the closing balance",
            columns: [.init(title: "What", isNumber: false), .init(title: "Amount")],
            rows: lines.enumerated().map { index, line in
                .init(name: HTML(text: line.name), cells: [HTML(text: Figures.money(line.amount))], isSum: index == lines.count - 1)
            }
        ).html()
    }
}
