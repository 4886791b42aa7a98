import Contracts
import HTTP
import StaffAPI

/// The address of the list of invoices: what it filters by, and which page of it. The names in it are those of the staff API.
struct InvoicesAddress: ListAddress {
    static let area = ConsoleArea.invoices

    var statuses: [InvoiceStatus] = []
    var kind: InvoiceKind?
    /// By the day of issue, both included.
    var from: LocalDate?
    var to: LocalDate?
    var search: String?
    /// What of them waits for somebody.
    var isMailRefused = false
    var isWithdrawalAsked = false
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        statuses = try parameters.choices("status")
        kind = try parameters.choice("kind")
        from = try parameters.date("from")
        to = try parameters.date("to")
        search = try parameters.search()
        isMailRefused = try parameters.flag("mail_refused") ?? false
        isWithdrawalAsked = try parameters.flag("withdrawal_asked") ?? false
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool {
        !statuses.isEmpty || kind != nil || from != nil || to != nil || search != nil || isMailRefused || isWithdrawalAsked
    }

    var filters: QueryItems {
        var items = QueryItems()
        for status in statuses { items.add("status", status.rawValue) }
        if let kind { items.add("kind", kind.rawValue) }
        if let from { items.add("from", from.description) }
        if let to { items.add("to", to.description) }
        if let search { items.add("search", search) }
        if isMailRefused { items.add("mail_refused", "true") }
        if isWithdrawalAsked { items.add("withdrawal_asked", "true") }
        return items
    }
}
