import Contracts
import StaffAPI

/// The sum of a statement, from its opening to its closing balance, or to that of today where its period isn't over.
struct StatementSum {
    let answer: StatementAnswer
    let today: LocalDate

    func html() -> HTML {
        let lines = StatementWords.sum(answer, on: today)
        let isRunning = StatementWords.isRunning(answer, on: today)
        return FigureTable(
            label: "Sum", caption: isRunning ? "From the opening balance to the one so far" : "From the opening to the closing balance",
            columns: [.init(title: "What", isNumber: false), .init(title: "Amount")],
            rows: lines.enumerated().map { index, line in
                .init(name: HTML(text: line.name), cells: [HTML(text: Figures.money(line.amount))], isSum: index == lines.count - 1)
            }
        ).html()
    }
}
