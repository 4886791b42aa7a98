import Contracts
import HTTP
import StaffAPI

/// The address of the reconciliation: which month of which accounts, and which page of them. The names in it are those of the staff API.
struct ReconciliationAddress: ListAddress {
    static let area = ConsoleArea.payments
    static let listPath = "\(ConsoleArea.payments.path)/reconciliation"

    /// Nil for the current one.
    var month: Month?
    /// Of several, an account with any of them fits.
    var gaps: [ReconciliationGap] = []
    var hasGapsOnly = false
    var account: AccountID?
    var search: String?
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        month = try parameters.month("month")
        gaps = try parameters.choices("gap")
        hasGapsOnly = try parameters.flag("with_gaps") ?? false
        account = try parameters.id("account")
        search = try parameters.search()
        cursor = parameters.text("cursor")
    }

    /// What of a query can be shown, and what of it can't, in words: an old bookmark leads to the current month instead of nowhere.
    static func nearest(_ query: QueryItems, current: Month) -> (address: ReconciliationAddress, notes: [String]) {
        let (address, notes) = nearest(query)
        let kept = current.adding(months: -ReconciliationOperations.monthsBack)...current
        guard let month = address.month, !kept.contains(month) else { return (address, notes) }
        let why = month > current ? "has not begun" : "is not kept any more"
        return (address.with(\.month, nil), notes + ["\(Figures.month(month)) \(why); this is \(Figures.month(current))."])
    }

    /// Which month it is isn't counted: there is always one.
    var isFiltered: Bool { !gaps.isEmpty || hasGapsOnly || account != nil || search != nil }

    /// All accounts of the same month.
    var cleared: ReconciliationAddress { ReconciliationAddress().with(\.month, month) }

    var filters: QueryItems {
        var items = QueryItems()
        if let month { items.add("month", month.description) }
        for gap in gaps { items.add("gap", gap.rawValue) }
        if hasGapsOnly { items.add("with_gaps", "true") }
        if let account { items.add("account", account.description) }
        if let search { items.add("search", search) }
        return items
    }
}
