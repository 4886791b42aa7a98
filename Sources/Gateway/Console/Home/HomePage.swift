import Contracts
import StaffAPI

/// The content of the page: what needs somebody, and beside it the month so far.
struct HomePage {
    /// Nil where it can't be had now.
    let tasks: TasksAnswer?
    /// Nil where they can't be had now.
    let months: [RevenueMonth]?
    let now: Instant

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { HomeFeature.area.title }
                paragraph(.class("as-of push")) { "As of \(Figures.moment(now))" }
            }, division(.class("home")) { parts },
        ])
    }

    /// What is read again whenever something changes.
    var parts: HTML { .joined([needs, monthSoFar]) }

    private var needs: HTML {
        section(.id("needs"), .class("card"), Attribute("aria-labelledby", "needs-title"), Attribute("data-live")) {
            heading2(.id("needs-title")) { "Needs you" }
            for absence in absences { Banner(text: absence).html() }
            if let tasks {
                let lines = tasks.tasks.flatMap { HomeLine.lines(of: $0, now: now) }
                for time in HomeLine.Time.allCases { group(time, lines.filter { $0.time == time }) }
                if lines.isEmpty, tasks.unavailable.isEmpty { paragraph { "Nothing is waiting." } }
                if let next = tasks.nextRenewal {
                    paragraph(.class("next")) {
                        "Next: "
                        link(.href(next.href)) { ShownName.line(next.title) }
                        " on \(Figures.date(next.dueOn))."
                    }
                }
            }
        }
    }

    /// What isn't told, since whoever knows it doesn't answer.
    private var absences: [String] {
        guard let tasks else { return ["What waits can't be told now; try again in a moment."] }
        let kinds = tasks.unavailable.compactMap(\.known)
        let owners = Owner.allCases.filter { owner in kinds.contains { $0.owner == owner } }
        return owners.map { owner in
            let titles = kinds.filter { $0.owner == owner }.map(\.title).joined(separator: ", ")
            return "\(owner.title) doesn't answer now, so that these can't be told: \(titles)."
        }
    }

    @HTMLBuilder private func group(_ time: HomeLine.Time, _ lines: [HomeLine]) -> HTML {
        if !lines.isEmpty {
            heading3 { time.title }
            unorderedList(.class("tasks")) { for line in lines { line.html(now: now) } }
        }
    }

    private var monthSoFar: HTML {
        section(.id("month"), .class("charts"), .label("The month so far"), Attribute("data-live")) {
            if let months {
                if let month = months.last {
                    MovementLine(month: month, address: RevenueAddress(), current: now.month).html()
                    RevenueCharts(months: months, current: now.month, address: RevenueAddress()).classes
                    paragraph { link(.href(RevenueFeature.area.path)) { "All of the revenue" } }
                } else {
                    EmptyList(text: "There is no revenue yet.").html()
                }
            } else {
                Banner(text: "The revenue of the month can't be told now; try again in a moment.").html()
            }
        }
    }
}
