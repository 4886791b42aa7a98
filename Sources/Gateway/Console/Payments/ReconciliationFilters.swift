import Contracts
import StaffAPI

/// The choices by which the reconciliation is filtered, and the ways out of them.
struct ReconciliationFilters {
    let address: ReconciliationAddress

    var bar: FilterBar {
        FilterBar(
            label: "Filter the reconciliation", path: ReconciliationAddress.listPath,
            search: .init(
                text: address.search, placeholder: "Customer",
                pathWithout: address.with(\.search, nil).path),
            choices: choices, kept: address.month.map { [("month", $0.description)] } ?? [],
            clearedPath: address.isFiltered ? address.cleared.path : nil)
    }

    private var choices: [FilterBar.Choice] {
        [
            FilterBar.Choice(
                name: "with_gaps", title: "Accounts", options: [("true", "With gaps alone")], chosen: address.hasGapsOnly ? "true" : nil,
                pathWithout: address.with(\.hasGapsOnly, false).path),
            FilterBar.Choice(
                name: "gap", title: "Gap", options: ReconciliationGap.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.gaps.map(\.rawValue), pathWithout: address.with(\.gaps, []).path
            ) { one in address.with(\.gaps, address.gaps.filter { $0.rawValue != one }).path },
        ] + account
    }

    /// Offered only where one is chosen.
    private var account: [FilterBar.Choice] {
        guard let account = address.account else { return [] }
        return [
            FilterBar.Choice(
                name: "account", title: "Account", options: [(account.description, "One account")], chosen: account.description,
                pathWithout: address.with(\.account, nil).path)
        ]
    }
}
