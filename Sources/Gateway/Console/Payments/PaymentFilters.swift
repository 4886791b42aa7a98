import Contracts
import StaffAPI

/// The choices by which payments are filtered, and the ways out of them.
struct PaymentFilters {
    /// How far back months can be chosen; any other may stand in the address.
    private static let monthsBack = 24

    let address: PaymentsAddress
    let currentMonth: Month
    /// Of the account that the list is of, if it is of one.
    let accountName: String?

    var bar: FilterBar {
        FilterBar(
            label: "Filter the payments", path: ConsoleArea.payments.path,
            search: .init(
                text: address.search, placeholder: "Id, description or method",
                pathWithout: address.with(\.search, nil).path),
            choices: choices, kept: address.isUnassigned ? [("unassigned", "true")] : [],
            clearedPath: address.isFiltered ? cleared.path : nil)
    }

    private var cleared: PaymentsAddress { address.isUnassigned ? .unassigned : PaymentsAddress() }

    private var choices: [FilterBar.Choice] {
        [
            FilterBar.Choice(
                name: "status", title: "Status", options: PaymentStatus.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.statuses.map(\.rawValue), pathWithout: address.with(\.statuses, []).path
            ) { one in address.with(\.statuses, address.statuses.filter { $0.rawValue != one }).path },
            FilterBar.Choice(
                name: "kind", title: "Kind", options: PaymentKind.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.kinds.map(\.rawValue), pathWithout: address.with(\.kinds, []).path
            ) { one in address.with(\.kinds, address.kinds.filter { $0.rawValue != one }).path },
            FilterBar.Choice(
                name: "month", title: "Month", options: months.map { ($0.description, Figures.month($0)) },
                chosen: address.month?.description, pathWithout: address.with(\.month, nil).path),
            FilterBar.Choice(
                name: "task", title: "To see to", options: PaymentAnswer.Task.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.task?.rawValue, pathWithout: address.with(\.task, nil).path),
            FilterBar.Choice(
                name: "method_changes", title: "Method changes", options: [("true", "Shown too")],
                chosen: address.hasMethodChanges ? "true" : nil, pathWithout: address.with(\.hasMethodChanges, false).path),
        ] + account
    }

    /// Offered only where one is chosen: accounts are found by the search of every page.
    private var account: [FilterBar.Choice] {
        guard let account = address.account else { return [] }
        return [
            FilterBar.Choice(
                name: "account", title: "Account",
                options: [(account.description, accountName.map { ShownName($0).plain } ?? "One account")],
                chosen: account.description, pathWithout: address.with(\.account, nil).path)
        ]
    }

    private var months: [Month] {
        let usual = (0...Self.monthsBack).map { currentMonth.adding(months: -$0) }
        return Set(usual + [address.month].compactMap { $0 }).sorted(by: >)
    }
}
