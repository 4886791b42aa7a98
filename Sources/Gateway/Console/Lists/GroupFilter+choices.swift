import StaffAPI

extension GroupFilter {
    /// What is shown, in words.
    var titles: [String] { tiers.map(\.title) + classes.map(\.title) }
}

extension FilterBar.Choice {
    /// The tiers and classes that are shown, several of each.
    /// - Parameter path: the list with another choice of them.
    static func groups(_ chosen: GroupFilter, path: @escaping (GroupFilter) -> String) -> [FilterBar.Choice] {
        [several("tier", "Tier", chosen, \.tiers, path), several("class", "Class", chosen, \.classes, path)]
    }

    private static func several<Value: TitledWord & CaseIterable>(
        _ name: String, _ title: String, _ chosen: GroupFilter, _ part: WritableKeyPath<GroupFilter, [Value]>,
        _ path: @escaping (GroupFilter) -> String
    ) -> FilterBar.Choice {
        func pathShowing(_ values: [Value]) -> String {
            var filter = chosen
            filter[keyPath: part] = values
            return path(filter)
        }
        let values = chosen[keyPath: part]
        return FilterBar.Choice(
            name: name, title: title, options: Value.allCases.map { ($0.rawValue, $0.title) }, chosen: values.map(\.rawValue),
            pathWithout: pathShowing([])
        ) { one in pathShowing(values.filter { $0.rawValue != one }) }
    }
}
