import Contracts
import StaffAPI

/// The choices by which renewals are filtered, and the ways out of them.
struct RenewalFilters {
    private static let ahead: Set = [30, 60, 90]

    let address: RenewalsAddress

    var bar: FilterBar {
        FilterBar(
            label: "Filter the renewals", path: ConsoleArea.renewals.path, choices: choices,
            clearedPath: address.isFiltered ? RenewalsAddress().path : nil)
    }

    private var choices: [FilterBar.Choice] {
        [
            FilterBar.Choice(
                name: "within", title: "Ends",
                options: Self.ahead.union([address.days]).sorted().map { ("\($0)d", "Within \(Figures.count($0)) days") },
                chosen: address.within.map { "\($0)d" }, pathWithout: address.with(\.within, nil).path),
            FilterBar.Choice(
                name: "manager", title: "Manager", options: managers, chosen: address.manager,
                pathWithout: address.with(\.manager, nil).path),
            FilterBar.Choice(
                name: "kind", title: "Kind", options: RenewalKind.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.kind?.rawValue, pathWithout: address.with(\.kind, nil).path),
            FilterBar.Choice(
                name: "overdue", title: "Late", options: [("true", "Overdue")], chosen: address.isOverdue ? "true" : nil,
                pathWithout: address.with(\.isOverdue, false).path),
            FilterBar.Choice(
                name: "snoozed", title: "Snoozed", options: [("true", "Put aside")], chosen: address.isSnoozed ? "true" : nil,
                pathWithout: address.with(\.isSnoozed, false).path),
        ]
    }

    private var managers: [FilterBar.Option] {
        let usual = [(AccountFilter.me, "Mine"), (RenewalOperations.noManager, "Nobody")]
        let other = address.manager.flatMap { one in usual.contains { $0.0 == one } ? nil : [(one, ShownName(one).plain)] } ?? []
        return usual + other
    }
}
