import Contracts
import HTTP
import StaffAPI

/// The address of the list of payments: what it filters by, and which page of it. The names in it are those of the staff API.
struct PaymentsAddress: ListAddress {
    static let area = ConsoleArea.payments

    var statuses: [PaymentStatus] = []
    var kinds: [PaymentKind] = []
    var account: AccountID?
    /// In which they were made.
    var month: Month?
    var search: String?
    /// Those of no known account.
    var isUnassigned = false
    /// Those that wait for somebody for this reason.
    var task: PaymentAnswer.Task?
    /// Those by which nothing was charged too.
    var hasMethodChanges = false
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        statuses = try parameters.choices("status")
        kinds = try parameters.choices("kind")
        account = try parameters.id("account")
        month = try parameters.month("month")
        search = try parameters.search()
        isUnassigned = try parameters.flag("unassigned") ?? false
        task = try parameters.choice("task")
        hasMethodChanges = try parameters.flag("method_changes") ?? false
        cursor = parameters.text("cursor")
    }

    static let unassigned = PaymentsAddress().with(\.isUnassigned, true)

    /// Whether anything is left out beyond what the tab leaves out.
    var isFiltered: Bool {
        !statuses.isEmpty || !kinds.isEmpty || account != nil || month != nil || search != nil || task != nil || hasMethodChanges
    }

    var filters: QueryItems {
        var items = QueryItems()
        for status in statuses { items.add("status", status.rawValue) }
        for kind in kinds { items.add("kind", kind.rawValue) }
        if let account { items.add("account", account.description) }
        if let month { items.add("month", month.description) }
        if let search { items.add("search", search) }
        if isUnassigned { items.add("unassigned", "true") }
        if let task { items.add("task", task.rawValue) }
        if hasMethodChanges { items.add("method_changes", "true") }
        return items
    }
}
