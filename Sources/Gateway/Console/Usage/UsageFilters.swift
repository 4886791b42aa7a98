import Contracts
import StaffAPI

/// The choices by which the accounts are filtered, and the ways out of them.
struct UsageFilters {
    private static let ends: Set = [7, 30, 60, 90]

    let address: UsageAddress

    var choices: [FilterBar.Choice] {
        FilterBar.Choice.groups(filter.groups) { address.with(\.filter.groups, $0).path } + [
            flag("active", "Activity", ("Active", "Inactive"), \.active),
            flag("managed", "Billing", ("Managed", "Not managed"), \.managed),
            choice(
                "subscription_status", "Subscription", SubscriptionStatus.allCases.map { ($0.rawValue, $0.title) },
                filter.subscriptionStatus?.rawValue, \.subscriptionStatus),
            choice(
                "expiring_within", "Ends",
                Self.ends.union([filter.expiringWithin].compactMap { $0 }).sorted().map { ("\($0)d", "Within \($0) days") },
                filter.expiringWithin.map { "\($0)d" }, \.expiringWithin),
            flag("discounted", "Discount", ("Discounted", "Full price"), \.discounted),
            flag("over_cap", "Cap", ("Over its cap", "Within its cap"), \.overCap),
            flag("partner", "Partner", ("Partners", "No partners"), \.partner),
            choice(
                "scope", "Scope", AccountScope.allCases.map { ($0.rawValue, Sentence.beginning($0.title)) },
                filter.scope?.rawValue, \.scope),
            choice("account_manager", "Manager", managers, filter.accountManager, \.accountManager),
        ]
    }

    /// What else could be looked at: the same without one of its filters.
    var waysWithout: [EmptyList.Way] { FilterBar.waysWithout(choices) }

    private var filter: AccountFilter { address.view.filter }
    private var whole: WritableKeyPath<RollupView, AccountFilter> { \.filter }

    private var managers: [FilterBar.Option] {
        let other = filter.accountManager.flatMap { $0 == AccountFilter.me ? nil : [($0, ShownName($0).plain)] } ?? []
        return [(AccountFilter.me, "Mine")] + other
    }

    private func choice<Value>(
        _ name: String, _ title: String, _ options: [FilterBar.Option], _ chosen: String?, _ part: WritableKeyPath<AccountFilter, Value?>
    ) -> FilterBar.Choice {
        let path = whole.appending(path: part)
        return FilterBar.Choice(name: name, title: title, options: options, chosen: chosen, pathWithout: address.with(path, nil).path)
    }

    private func flag(
        _ name: String, _ title: String, _ words: (yes: String, no: String), _ part: WritableKeyPath<AccountFilter, Bool?>
    ) -> FilterBar.Choice {
        choice(name, title, [("true", words.yes), ("false", words.no)], filter[keyPath: part].map { String($0) }, part)
    }
}
