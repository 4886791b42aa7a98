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
        search = parameters.text("search")
        if let search { try RollupView.checkLength(search, "search") }
        cursor = parameters.text("cursor")
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
