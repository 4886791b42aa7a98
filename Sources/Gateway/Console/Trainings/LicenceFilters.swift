import Contracts
import StaffAPI

/// The choices by which licences are filtered, and the ways out of them.
struct LicenceFilters {
    let address: LicencesAddress
    let currentMonth: Month
    /// Of the organisation that the list is of, if it is of one.
    let organisationName: String?

    var bar: FilterBar {
        FilterBar(
            label: "Filter the licences", path: LicencesAddress.listPath,
            search: .init(
                text: address.search, placeholder: "Name or address",
                pathWithout: address.with(\.search, nil).path),
            choices: choices, clearedPath: address.isFiltered ? LicencesAddress().path : nil)
    }

    private var choices: [FilterBar.Choice] {
        [
            FilterBar.Choice(
                name: "status", title: "Status", options: LicenceStatus.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.statuses.map(\.rawValue), pathWithout: address.with(\.statuses, []).path
            ) { one in address.with(\.statuses, address.statuses.filter { $0.rawValue != one }).path },
            FilterBar.Choice(
                name: "expiring_soon", title: "Ends", options: [("true", "Within 30 days")],
                chosen: address.isExpiringSoon ? "true" : nil, pathWithout: address.with(\.isExpiringSoon, false).path),
            FilterBar.Choice(
                name: "ends_in", title: "Ends in", options: months.map { ($0.description, Figures.month($0)) },
                chosen: address.endsIn?.description, pathWithout: address.with(\.endsIn, nil).path),
            organisation,
        ].compactMap { $0 }
    }

    /// It is chosen on the page of an account, and can be left here.
    private var organisation: FilterBar.Choice? {
        address.organisation.map { id in
            FilterBar.Choice(
                name: "organisation", title: "Organisation",
                options: [(id.description, ShownName(organisationName ?? id.description).plain)], chosen: id.description,
                pathWithout: address.with(\.organisation, nil).path)
        }
    }

    private var months: [Month] {
        let ahead = (0...LicenceEndsAnswer.monthCount).map { currentMonth.adding(months: $0) }
        let other = address.endsIn.flatMap { ahead.contains($0) ? nil : [$0] } ?? []
        return other + ahead
    }
}
