import Contracts
import HTTP
import StaffAPI

/// The address of the list of invoices: what it filters by, and which page of it. The names in it are those of the staff API.
struct InvoicesAddress: Equatable {
    static let pageSize = 50

    var statuses: [InvoiceStatus] = []
    var kind: InvoiceKind?
    /// By the day of issue, both included.
    var from: LocalDate?
    var to: LocalDate?
    var search: String?
    private(set) var cursor: String?

    init() {}

    /// Throws `ParameterFault` for a filter that is not known.
    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        statuses = try parameters.choices("status")
        kind = try parameters.choice("kind")
        from = try parameters.date("from")
        to = try parameters.date("to")
        search = parameters.text("search")
        if let search { try RollupView.checkLength(search, "search") }
        cursor = parameters.text("cursor")
    }

    /// What of a query can be shown, and what of it can't, in words.
    static func nearest(_ query: QueryItems) -> (address: InvoicesAddress, notes: [String]) {
        let (address, notes) = query.usable { try InvoicesAddress($0) }
        return (address ?? InvoicesAddress(), notes)
    }

    var isFiltered: Bool { !statuses.isEmpty || kind != nil || from != nil || to != nil || search != nil }

    var isFirstPage: Bool { cursor == nil }

    /// The same list with one part different, from its first page on.
    func with<Value>(_ part: WritableKeyPath<InvoicesAddress, Value>, _ value: Value) -> InvoicesAddress {
        var address = self
        address[keyPath: part] = value
        address.cursor = nil
        return address
    }

    func at(cursor: String?) -> InvoicesAddress {
        var address = self
        address.cursor = cursor
        return address
    }

    /// What it filters by, in the names of the staff API.
    var filters: QueryItems {
        var items = QueryItems()
        for status in statuses { items.add("status", status.rawValue) }
        if let kind { items.add("kind", kind.rawValue) }
        if let from { items.add("from", from.description) }
        if let to { items.add("to", to.description) }
        if let search { items.add("search", search) }
        return items
    }

    var query: QueryItems {
        var items = filters
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String { Self.path(ConsoleArea.invoices.path, query) }

    /// The file with all that fits, or what is told of that file.
    func filePath(_ operation: StaffAPI.Operation) -> String { Self.path("/api/v1\(operation.path)", filters) }

    private static func path(_ path: String, _ query: QueryItems) -> String {
        query.items.isEmpty ? path : "\(path)?\(query.encoded)"
    }
}
