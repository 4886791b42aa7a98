import Contracts
import StaffAPI

/// The choices by which training sessions are filtered, and the ways out of them.
struct SessionFilters {
    let address: SessionsAddress
    /// Of the organisation that the list is of, if it is of one.
    let organisationName: String?
    let now: Instant

    var bar: FilterBar {
        FilterBar(
            label: "Filter the sessions", path: SessionsAddress.listPath,
            search: .init(
                text: address.search, placeholder: "Organisation, training, person or id", pathWithout: address.with(\.search, nil).path),
            choices: choices, kept: kept, clearedPath: address.isFiltered ? address.cleared.path : nil)
    }

    /// The way in which sessions are shown stays.
    private var kept: [(name: String, value: String)] {
        guard address.isCalendar else { return [] }
        return [("view", "calendar")] + (address.month.map { [("month", $0.description)] } ?? [])
    }

    private var choices: [FilterBar.Choice] {
        let status = FilterBar.Choice(
            name: "status", title: "Status", options: SessionStatus.allCases.map { ($0.rawValue, $0.title) },
            chosen: address.statuses.map(\.rawValue), pathWithout: address.with(\.statuses, []).path
        ) { one in address.with(\.statuses, address.statuses.filter { $0.rawValue != one }).path }
        let training = FilterBar.Choice(
            name: "without_training", title: "Training", options: [("true", "To be chosen")],
            chosen: address.isWithoutTraining ? "true" : nil, pathWithout: address.with(\.isWithoutTraining, false).path)
        return [[status, training], days, organisation].flatMap { $0 }
    }

    /// From and to which day; a calendar has its month.
    private var days: [FilterBar.Choice] {
        guard !address.isCalendar else { return [] }
        return [
            day("from", "From", address.from, address.with(\.from, nil).path) { $0.firstDay },
            day("to", "Until", address.to, address.with(\.to, nil).path) { $0.next.firstDay.adding(days: -1) },
        ]
    }

    /// Half a year back and forth by months; any other day may stand in the address.
    private func day(
        _ name: String, _ title: String, _ chosen: LocalDate?, _ pathWithout: String, of month: (Month) -> LocalDate
    ) -> FilterBar.Choice {
        let usual = (-6...6).map { month(now.month.adding(months: $0)) }
        let offered = Set(usual + [chosen].compactMap { $0 }).sorted()
        return FilterBar.Choice(
            name: name, title: title, options: offered.map { ($0.description, Figures.date($0)) }, chosen: chosen?.description,
            pathWithout: pathWithout)
    }

    /// Offered only where one is chosen: organisations are found by the search.
    private var organisation: [FilterBar.Choice] {
        guard let organisation = address.organisation else { return [] }
        return [
            FilterBar.Choice(
                name: "organisation", title: "Organisation",
                options: [(organisation.description, organisationName.map { ShownName($0).plain } ?? "One organisation")],
                chosen: organisation.description, pathWithout: address.with(\.organisation, nil).path)
        ]
    }
}
