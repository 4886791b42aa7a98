import Contracts
import StaffAPI

/// What became of the trials that ended in each month.
struct TrialConversion {
    let months: [RevenueMonth]

    func html() -> HTML {
        FigureTable(
            label: "Trial conversion",
            caption: "Trials of all accounts by the month of their end; converted means paying within 30 days of it",
            columns: [.init(title: "Month", isNumber: false)]
                + ["Ended", "Converted", "Share", "May still convert"].map { .init(title: $0) },
            rows: months.reversed().map { month in
                .init(name: HTML(text: Figures.month(month.month)), cells: cells(month))
            }
        ).html()
    }

    private func cells(_ month: RevenueMonth) -> [HTML] {
        let (ended, converted, open) = (month.trialsEnded ?? 0, month.trialsConverted ?? 0, month.trialsOpen ?? 0)
        let share = "\(Figures.percentage(of: Int64(converted), in: Int64(ended)))\(Figures.space)%"
        return [ended, converted].map(number) + [ended == 0 ? Nothing.html : HTML(text: share), number(open)]
    }

    private func number(_ count: Int) -> HTML { count == 0 ? Nothing.html : HTML(text: Figures.count(count)) }
}
