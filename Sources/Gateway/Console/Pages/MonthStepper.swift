import Contracts

/// Steps through the current month and the twelve before it, keeping the filters.
struct MonthStepper {
    static let monthsBack = 12

    let view: RollupView
    let month: Month
    let current: Month

    func html() -> HTML {
        navigation(.class("stepper"), .label("Month")) {
            step(to: month.previous, "‹", "Previous month")
            strong { Figures.month(month) }
            step(to: month.next, "›", "Next month")
            if month != current { link(.class("to-current"), .href(view.with("month", nil).path)) { "To the current month" } }
        }
    }

    private func step(to target: Month, _ arrow: String, _ title: String) -> HTML {
        guard target <= current, target >= current.adding(months: -Self.monthsBack) else {
            return span(.class("step"), Attribute("aria-hidden", "true")) { arrow }
        }
        let label = "\(title), \(Figures.month(target))"
        let destination = view.with("month", target == current ? nil : target.description).path
        return link(.class("step"), .href(destination), .label(label)) { arrow }
    }
}
