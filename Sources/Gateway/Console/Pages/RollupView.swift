import Contracts
import HTTP

/// What the usage page is asked to show, as it stands in its URL; the same names as in the staff API.
struct RollupView: Equatable {
    static let pageSize = 50
    /// Workspaces shown below an account; an account may have thousands.
    static let workspacesPerAccount = 25
    private static let filterNames = ["month", "search", "tier", "class", "active", "sort"]

    private(set) var filters: [String: String] = [:]
    private(set) var cursor: String?

    init(_ query: QueryItems) {
        for name in Self.filterNames {
            if let value = query[name], !value.isEmpty { filters[name] = value }
        }
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    subscript(name: String) -> String? { filters[name] }

    var isFiltered: Bool { filters.keys.contains { $0 != "month" && $0 != "sort" } }

    /// The same view with one filter different, from its first page on.
    func with(_ name: String, _ value: String?) -> RollupView {
        var view = self
        view.filters[name] = value
        view.cursor = nil
        return view
    }

    /// One account in the same month, whatever else the view filters by.
    func alone(_ account: AccountID) -> RollupView {
        var view = RollupView([:])
        view.filters = filters.filter { $0.key == "month" }
        view.filters["search"] = account.description
        return view
    }

    func at(cursor: String?) -> RollupView {
        var view = self
        view.cursor = cursor
        return view
    }

    /// In the order of the form, so that a view has one URL.
    var query: QueryItems {
        var items = QueryItems()
        for name in Self.filterNames {
            if let value = filters[name] { items.add(name, value) }
        }
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String {
        let encoded = query.encoded
        return encoded.isEmpty ? "/" : "/?" + encoded
    }

    func csvPath(level: String) -> String {
        var items = at(cursor: nil).query
        items.add("level", level)
        return "/api/v1/rollup.csv?" + items.encoded
    }

    /// The next sort of a column: figures the largest first, names from their beginning; then the other way round, then as it was.
    func sorted(by column: String) -> RollupView {
        let first = column == "name" ? column : "-" + column
        let second = column == "name" ? "-" + column : column
        switch filters["sort"] {
        case first: return with("sort", second)
        case second: return with("sort", nil)
        case .some, .none: return with("sort", first)
        }
    }

    /// For `aria-sort`.
    func order(of column: String) -> String {
        switch filters["sort"] {
        case "-" + column: "descending"
        case column: "ascending"
        case .some, .none: "none"
        }
    }
}
