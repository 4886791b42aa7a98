import Contracts
import StaffAPI

/// The choices by which invoices are filtered, and the ways out of them.
struct InvoiceFilters {
    /// How far back months can be chosen; any other day may stand in the address.
    private static let monthsBack = 24

    let address: InvoicesAddress
    let today: LocalDate

    var bar: FilterBar {
        FilterBar(
            label: "Filter the invoices", path: ConsoleArea.invoices.path,
            search: .init(
                text: address.search, placeholder: "Number, buyer or reference",
                pathWithout: address.with(\.search, nil).path),
            choices: choices, clearedPath: address.isFiltered ? InvoicesAddress().path : nil)
    }

    private var choices: [FilterBar.Choice] {
        [
            FilterBar.Choice(
                name: "status", title: "Status", options: InvoiceStatus.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.statuses.map(\.rawValue), pathWithout: address.with(\.statuses, []).path
            ) { one in address.with(\.statuses, address.statuses.filter { $0.rawValue != one }).path },
            FilterBar.Choice(
                name: "kind", title: "Kind", options: InvoiceKind.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.kind?.rawValue, pathWithout: address.with(\.kind, nil).path),
            flag("mail_refused", "Mail", "Refused", \.isMailRefused),
            flag("withdrawal_asked", "Withdrawal", "To be confirmed", \.isWithdrawalAsked),
            day("from", "Issued from", address.from, address.with(\.from, nil)) { $0.start.date },
            day("to", "Issued until", address.to, address.with(\.to, nil)) { $0.end.lastDay },
        ]
    }

    private func flag(
        _ name: String, _ title: String, _ option: String, _ part: WritableKeyPath<InvoicesAddress, Bool>
    ) -> FilterBar.Choice {
        FilterBar.Choice(
            name: name, title: title, options: [("true", option)], chosen: address[keyPath: part] ? "true" : nil,
            pathWithout: address.with(part, false).path)
    }

    /// The months by their first or last days; the day of the address stands among them, whichever it is.
    private func day(
        _ name: String, _ title: String, _ chosen: LocalDate?, _ without: InvoicesAddress, _ bound: (Month) -> LocalDate
    ) -> FilterBar.Choice {
        let days = (0...Self.monthsBack).map { bound(today.month.adding(months: -$0)) }
        let all = Set(days + [chosen].compactMap { $0 }).sorted(by: >)
        return FilterBar.Choice(
            name: name, title: title, options: all.map { ($0.description, Figures.date($0)) }, chosen: chosen?.description,
            pathWithout: without.path)
    }
}
