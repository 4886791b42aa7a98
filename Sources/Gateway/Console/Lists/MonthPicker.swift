import Contracts

/// Which month a page shows: one step back or forth, or any of the thirteen from a menu that says what each brought.
struct MonthPicker {
    /// How far back the services keep months.
    static let monthsBack = 12
    private static let id = "months"

    let month: Month
    let current: Month
    /// What each month brought; empty where the owner could not say.
    let amounts: [Month: Cents]
    /// The same page in another month; nil is the current one.
    let path: (Month?) -> String

    func html() -> HTML {
        navigation(.class("month-picker"), .label("Month")) {
            step(to: month.previous, "‹", "Previous month", .monthBefore, rel: "prev")
            button(.type("button"), .class("plain month-button"), Attribute("popovertarget", Self.id)) {
                Figures.month(month)
                span(Attribute("aria-hidden", "true")) { " ▾" }
            }
            step(to: month.next, "›", "Next month", .monthAfter, rel: "next")
            division(.id(Self.id), .class("months"), Attribute("popover")) {
                unorderedList { for back in 0...Self.monthsBack { listItem { choice(current.adding(months: -back)) } } }
            }
        }
    }

    private func choice(_ one: Month) -> HTML {
        link(.href(path(one == current ? nil : one)), one == month ? Attribute("aria-current", "true") : nil) {
            span { Figures.month(one) }
            if let amount = amounts[one] { small { Figures.wholeEuros(amount) } }
        }
    }

    private func step(to target: Month, _ arrow: String, _ title: String, _ shortcut: Shortcut, rel: String) -> HTML {
        guard target <= current, target >= current.adding(months: -Self.monthsBack) else {
            return span(.class("step"), Attribute("aria-hidden", "true")) { arrow }
        }
        let label = "\(title), \(Figures.month(target))"
        let destination = path(target == current ? nil : target)
        return link(.class("step"), .href(destination), Attribute("rel", rel), .label(label), Shortcut.attribute(shortcut)) { arrow }
    }
}
