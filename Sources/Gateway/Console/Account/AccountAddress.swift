import Contracts
import HTTP
import WebKit

/// The address of an account's page: which part of it, in which month, and what that part filters by.
struct AccountAddress: Sendable {
    let account: AccountID
    var tab = AccountTab.overview
    /// Nil for the newest.
    var month: Month?
    /// What belongs to the part alone, such as a filter of people.
    private(set) var filters: [(name: String, value: String)] = []

    init(account: AccountID, tab: AccountTab = .overview, month: Month? = nil) {
        self.account = account
        self.tab = tab
        self.month = month
    }

    /// Throws 404 for a part that there isn't.
    init(_ view: ConsoleView) throws {
        account = try view.request.id(of: "account")
        let name = view.request.path("tab")
        guard let tab = name.isEmpty ? .overview : AccountTab(rawValue: name), name != AccountTab.overview.rawValue else {
            throw Problem.notFound("page \(view.request.http.path.prefix(200))")
        }
        self.tab = tab
        month = view.query["month"].flatMap { Month($0) }
        filters = tab.filterNames.compactMap { name in view.query[name].flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    func at(_ tab: AccountTab) -> AccountAddress { AccountAddress(account: account, tab: tab, month: month) }

    /// The same, with the month that is shown.
    func `in`(_ month: Month?) -> AccountAddress {
        var address = self
        address.month = month
        return address
    }

    /// The same part in another month, from its first page on; nil is the newest.
    func at(_ month: Month?) -> AccountAddress {
        var address = self
        address.month = month
        address.filters.removeAll { $0.name == "cursor" }
        return address
    }

    /// The same part with one filter different, from its first page on.
    func with(_ name: String, _ value: String?) -> AccountAddress {
        var address = self
        address.filters.removeAll { $0.name == name || $0.name == "cursor" }
        if let value { address.filters.append((name, value)) }
        return address
    }

    func filter(_ name: String) -> String? { filters.first { $0.name == name }?.value }

    var query: QueryItems {
        var items = QueryItems()
        if let month { items.add("month", month.description) }
        for filter in filters { items.add(filter.name, filter.value) }
        return items
    }

    /// Without what it filters by.
    var barePath: String {
        "\(ConsoleArea.usage.path)/\(account)" + (tab == .overview ? "" : "/\(tab.rawValue)")
    }

    var path: String {
        let encoded = query.encoded
        return encoded.isEmpty ? barePath : "\(barePath)?\(encoded)"
    }
}

extension AccountTab {
    /// What the query of this part may hold besides the month.
    var filterNames: [String] {
        switch self {
        case .overview, .workspaces, .billing: []
        case .people: ["role", "state", "search", "cursor"]
        case .invoices: ["cursor"]
        case .history: ["action", "cursor"]
        }
    }
}
