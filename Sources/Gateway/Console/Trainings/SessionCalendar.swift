import BusinessCalendar
import Contracts
import StaffAPI

/// A month of training sessions, its weeks from Monday on; where there is no room for seven columns, the days that have any.
struct SessionCalendar {
    private static let titles = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    let month: Month
    let today: LocalDate
    /// Of the month; those without a date stand in the list alone.
    let sessions: [SessionRow]
    /// Whether the month has more than were read.
    let isCut: Bool

    func html() -> HTML {
        .joined([
            isCut ? Banner(text: "This month has more sessions than are shown; the CSV has them all.").html() : .empty,
            days.isEmpty ? paragraph(.class("note")) { "No session has a date in \(Figures.month(month))." } : .empty,
            table(.class("month-calendar")) {
                caption(.class("unseen")) { "Sessions in \(Figures.month(month)), by day" }
                tableHead { tableRow { for title in Self.titles { headerCell(Attribute("scope", "col")) { title } } } }
                tableBody { for week in weeks { tableRow { for day in week { box(day) } } } }
            },
        ])
    }

    /// The sessions of each day that has any, the earliest first.
    private var days: [LocalDate: [SessionRow]] {
        Dictionary(grouping: sessions.filter(\.isDated), by: \.place.date).mapValues { $0.sorted { $0.place < $1.place } }
    }

    /// Of seven days each, from the Monday before the month begins.
    private var weeks: [[LocalDate]] {
        let first = month.firstDay.adding(days: -month.firstDay.weekday.rawValue)
        return (0..<6).map { week in (0..<7).map { first.adding(days: week * 7 + $0) } }.filter { $0.contains { $0.month == month } }
    }

    private func box(_ day: LocalDate) -> HTML {
        guard day.month == month else { return cell(.class("other-month")) }
        let held = days[day] ?? []
        let style = [held.isEmpty ? "free-day" : nil, day == today ? "today" : nil].compactMap { $0 }.joined(separator: " ")
        return cell(style.isEmpty ? nil : .class(style)) {
            span(.class("day")) {
                "\(day.components.day)"
                span(.class("day-rest")) { " \(Self.titles[day.weekday.rawValue]) \(Figures.date(day))" }
            }
            if !held.isEmpty { unorderedList(.class("plain-list")) { for session in held { listItem { entry(session) } } } }
        }
    }

    private func entry(_ session: SessionRow) -> HTML {
        .joined([
            link(.href(session.path)) {
                session.completedOn == nil ? session.scheduledAt.map { "\(Figures.time($0)) " } ?? "" : ""
                session.customer.html()
            },
            small { ShownName(session.shownTitle).html() }, session.marks,
        ])
    }
}

extension SessionRow {
    /// Whether a calendar has a day for it.
    fileprivate var isDated: Bool { completedOn != nil || scheduledAt != nil }
}
