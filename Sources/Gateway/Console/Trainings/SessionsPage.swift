import Contracts
import StaffAPI

/// The content of the page of training sessions: filters, and the list or the calendar.
struct SessionsPage: ListContent {
    let address: SessionsAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: SessionsAnswer
    let context: RowContext

    func html() -> HTML {
        .joined([
            headline, .joined(notes.map { Banner(text: $0).html() }), TrainingTabs(current: .sessions).html(), filters.bar.html(), list,
        ])
    }

    /// `Requested · Trainings`
    var title: String {
        let searched = address.search.map { ["“\(ShownName($0).plain)”"] } ?? []
        let month = address.isCalendar ? [Figures.month(shownMonth)] : []
        return [searched, month, address.statuses.map(\.title), [ConsoleArea.trainings.title]].flatMap { $0 }.joined(separator: " · ")
    }

    var list: HTML {
        section(.id("sessions"), .class("results"), .label("Sessions"), Attribute("data-live")) {
            PrintedScope(filters: (address.isCalendar ? [Figures.month(shownMonth)] : []) + filters.bar.inWords, pager: pager).html()
            paragraph(.class("list-note")) { counts }
            if address.isCalendar {
                SessionCalendar(
                    month: shownMonth, today: context.now.date, sessions: answer.sessions, isCut: answer.nextCursor != nil
                ).html()
            } else {
                if answer.sessions.isEmpty { nothing } else { SessionTable(context: context).html(answer.sessions) }
                if pager.isPart { pager.html() }
            }
        }
    }

    private var shownMonth: Month { address.month ?? context.now.month }

    private var counts: String {
        let counts = answer.counts
        return [
            "\(Figures.count(counts.requested)) requested",
            "\(Figures.count(counts.scheduled)) scheduled",
            counts.withoutTraining > 0 ? "\(Figures.count(counts.withoutTraining)) without a training" : nil,
            "\(Figures.count(counts.completed)) completed", "\(Figures.count(counts.cancelled)) cancelled",
        ].compactMap { $0 }.joined(separator: " · ")
    }

    private var filters: SessionFilters {
        SessionFilters(
            address: address, organisationName: answer.sessions.first { $0.organisationID == address.organisation }?.organisationName,
            now: context.now)
    }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.trainings.title }
            if address.isCalendar { picker }
            navigation(.class("downloads push"), .label("Views and downloads")) {
                if address.isCalendar {
                    link(.href(address.with(\.isCalendar, false).with(\.month, nil).path)) { "List" }
                } else {
                    link(.href(address.with(\.from, nil).with(\.to, nil).with(\.isCalendar, true).path)) { "Calendar" }
                }
                link(.href(address.exportPath(showing: shownMonth)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
            link(.class("button"), .href(NewSessionFeature.path)) { "New session" }
        }
    }

    /// Half a year back and forth.
    private var picker: HTML {
        let last = max(context.now.month.adding(months: MonthPicker.monthsBack / 2), shownMonth)
        return MonthPicker(month: shownMonth, current: last, amounts: [:]) { month in
            let month = month ?? last
            return address.with(\.month, month == context.now.month ? nil : month).path
        }.html()
    }

    private var nothing: HTML {
        guard address.isFiltered else {
            return EmptyList(
                text: "No training has been asked for or planned yet.",
                ways: [.init(title: "Plan the first one", path: NewSessionFeature.path)]
            ).html()
        }
        return EmptyList(text: "No session fits these filters.", ways: filters.bar.waysWithout).html()
    }

    private var pager: Pager {
        Pager(
            things: "sessions", shown: answer.sessions.count, first: address.isFirstPage ? 1 : nil, total: nil,
            order: address.isCalendar ? nil : "by date", previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: address.isCalendar ? nil : answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
