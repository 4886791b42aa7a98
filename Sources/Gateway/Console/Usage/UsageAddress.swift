import Contracts
import HTTP
import StaffAPI

/// The address of the usage page: what of the rollup it shows, and which page of it. The names in it are those of the staff API.
struct UsageAddress: Equatable {
    static let pageSize = 40
    /// Workspaces shown below an account; an account may have thousands.
    static let workspacesPerAccount = 25

    var view = RollupView()
    private(set) var cursor: String?
    /// Accounts whose workspaces are shown.
    private(set) var open: Set<AccountID> = []

    private init(_ view: RollupView, open: Set<AccountID> = []) {
        self.view = view
        self.open = open
    }

    /// One account in the month of a view, whatever else that filters by.
    static func of(_ account: AccountID, in month: Month?, isOpen: Bool = false) -> UsageAddress {
        UsageAddress(RollupView(month: month, search: account.description), open: isOpen ? [account] : [])
    }

    /// One of its accounts as this view shows it, whatever else it filters by.
    func only(_ account: AccountID) -> UsageAddress {
        let view = RollupView(month: view.month, search: account.description, compare: view.compare)
        return UsageAddress(view, open: open.intersection([account]))
    }

    /// The accounts of now in which a text is found.
    static func searching(_ text: String) -> UsageAddress { UsageAddress(RollupView(search: text)) }

    /// The accounts of a month that a filter lets through.
    static func ofMonth(_ month: Month, current: Month, _ groups: GroupFilter = GroupFilter()) -> UsageAddress {
        UsageAddress(RollupView(month: month == current ? nil : month)).with(\.filter.groups, groups)
    }

    var isFiltered: Bool { view.search != nil || !view.filter.isEmpty }

    /// Whether the filters let an account through, as far as its row tells; what is searched for it doesn't.
    func mayFit(_ account: AccountRow) -> Bool {
        let filter = view.filter
        return filter.groups.shows(account.class.known, account.tier.known)
            && (filter.active.map { account.active == $0 } ?? true) && (filter.managed.map { account.managed == $0 } ?? true)
            && (filter.partner.map { account.partner == $0 } ?? true) && (filter.scope.map { account.scope == $0 } ?? true)
            && (filter.subscriptionStatus.map { account.subscriptionStatus?.status == Word($0) } ?? true)
    }

    /// The same month and order without filters, from its first page on.
    var cleared: UsageAddress { UsageAddress(RollupView(month: view.month, sort: view.sort, compare: view.compare)) }

    /// The same view with one part different, from its first page on.
    func with<Value>(_ part: WritableKeyPath<RollupView, Value>, _ value: Value) -> UsageAddress {
        var address = UsageAddress(view)
        address.view[keyPath: part] = value
        // Without a month to compare with there is no order by what has changed since.
        if address.view.compare == nil, address.view.sort?.column.isChange == true { address.view.sort = nil }
        return address
    }

    func at(cursor: String?) -> UsageAddress {
        var address = self
        address.cursor = cursor
        return address
    }

    var query: QueryItems {
        var items = QueryItems()
        for (name, value) in view.query { items.add(name, value) }
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String {
        var items = query
        if !open.isEmpty { items.add("open", open.map(\.description).sorted().joined(separator: ",")) }
        let encoded = items.encoded
        return encoded.isEmpty ? UsageFeature.path : "\(UsageFeature.path)?\(encoded)"
    }

    func csvPath(level: ExportLevel) -> String {
        var items = at(cursor: nil).query
        items.add("level", level.rawValue)
        return "/api/v1\(RollupOperations.rollupExport.path)?\(items.encoded)"
    }
}

/// Read from a query.
extension UsageAddress {
    /// What of a query can be shown, and what of it can't, in words: an old bookmark leads to the nearest view instead of nowhere.
    static func nearest(_ query: QueryItems, current: Month) -> (address: UsageAddress, notes: [String]) {
        var usable = query
        var notes: [String] = []
        let kept = current.adding(months: -MonthPicker.monthsBack)...current
        for (name, consequence) in [("month", "this is \(Figures.month(current))"), ("compare", "nothing is compared")] {
            guard let month = query[name].flatMap({ Month($0) }), !kept.contains(month) else { continue }
            usable = usable.without(name)
            notes.append("\(Figures.month(month)) is not kept any more; \(consequence).")
        }
        let (address, faults) = usable.usable { try UsageAddress($0) }
        return (address ?? UsageAddress(RollupView()), notes + faults)
    }

    /// Throws `ParameterFault` for a filter that is not known.
    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        view = try RollupView(parameters)
        cursor = parameters.text("cursor")
        let ids = (parameters.text("open") ?? "").split(separator: ",").prefix(FeatureRoutes.rowsMaximum)
        open = Set(ids.compactMap { AccountID(String($0)) })
    }
}

/// The order of the accounts.
extension UsageAddress {
    /// The next order by a column: figures the largest first, names from their beginning; then the other way round, then as it was.
    func sorted(by column: RollupSort.Column) -> UsageAddress {
        let first = RollupSort(column: column, descending: column != .name)
        let second = RollupSort(column: column, descending: column == .name)
        switch view.sort ?? .standard {
        case first: return with(\.sort, second)
        case second: return with(\.sort, nil)
        default: return with(\.sort, first)
        }
    }

    /// For `aria-sort`; without a choice the owner's own order holds.
    func order(of column: RollupSort.Column) -> String {
        let sort = view.sort ?? .standard
        guard sort.column == column else { return "none" }
        return sort.descending ? "descending" : "ascending"
    }
}
