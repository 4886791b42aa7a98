import Contracts
import StaffAPI

/// The choices by which the accounts are filtered, and the ways out of them.
struct UsageFilters {
    private static let ends = [7, 30, 60, 90]

    let address: UsageAddress

    var choices: [FilterBar.Choice] {
        [
            choice("tier", "Tier", Tier.allCases.map { ($0.rawValue, $0.title) }, filter.tiers.map(\.rawValue), \.tiers, []),
            choice("class", "Class", RevenueClass.allCases.map { ($0.rawValue, $0.title) }, filter.classes.map(\.rawValue), \.classes, []),
            flag("active", "Activity", ("Active", "Inactive"), \.active),
            flag("managed", "Billing", ("Managed", "Not managed"), \.managed),
            choice(
                "subscription_status", "Subscription", SubscriptionStatus.allCases.map { ($0.rawValue, $0.title) },
                [filter.subscriptionStatus?.rawValue].compactMap { $0 }, \.subscriptionStatus, nil),
            choice(
                "expiring_within", "Ends", Self.ends.map { ("\($0)d", "Within \($0) days") },
                filter.expiringWithin.map { ["\($0)d"] } ?? [], \.expiringWithin, nil),
            flag("discounted", "Discount", ("Discounted", "Full price"), \.discounted),
            flag("over_cap", "Cap", ("Over its cap", "Within its cap"), \.overCap),
            flag("partner", "Partner", ("Partners", "No partners"), \.partner),
            choice(
                "scope", "Scope", AccountScope.allCases.map { ($0.rawValue, Sentence.beginning($0.title)) },
                [filter.scope?.rawValue].compactMap { $0 }, \.scope, nil),
            choice("account_manager", "Manager", managers, [filter.accountManager].compactMap { $0 }, \.accountManager, nil),
        ]
    }

    /// What else could be looked at: the same without one of its filters.
    var waysWithout: [EmptyList.Way] {
        choices.compactMap { choice in
            let chosen = choice.options.filter { choice.chosen.contains($0.value) }.map(\.title)
            guard !chosen.isEmpty else { return nil }
            return EmptyList.Way(title: "Without \(choice.title): \(chosen.joined(separator: ", "))", path: choice.pathWithout)
        }
    }

    private var filter: AccountFilter { address.view.filter }

    private var managers: [(value: String, title: String)] {
        let other = filter.accountManager.flatMap { $0 == AccountFilter.me ? nil : [($0, ShownName($0).plain)] } ?? []
        return [(AccountFilter.me, "Mine")] + other
    }

    private func choice<Value>(
        _ name: String, _ title: String, _ options: [(value: String, title: String)], _ chosen: [String],
        _ part: WritableKeyPath<AccountFilter, Value>, _ nothing: Value
    ) -> FilterBar.Choice {
        let path = (\RollupView.filter).appending(path: part)
        return FilterBar.Choice(name: name, title: title, options: options, chosen: chosen, pathWithout: address.with(path, nothing).path)
    }

    private func flag(
        _ name: String, _ title: String, _ words: (yes: String, no: String), _ part: WritableKeyPath<AccountFilter, Bool?>
    ) -> FilterBar.Choice {
        choice(
            name, title, [("true", words.yes), ("false", words.no)], filter[keyPath: part].map { [String($0)] } ?? [], part, nil)
    }
}
