import HTTP
import StaffAPI

/// The address of a list of the staff API: what it filters by, and which page of it. The names in it are those of the staff API.
protocol ListAddress: Equatable {
    /// Where the list stands in the navigation.
    static var area: ConsoleArea { get }
    /// Of its first page.
    static var listPath: String { get }

    /// The first page of all that there is.
    init()
    /// Throws `ParameterFault` for a filter that is not known.
    init(_ query: QueryItems) throws

    var cursor: String? { get set }
    var isFiltered: Bool { get }
    /// What it filters by.
    var filters: QueryItems { get }
}

extension ListAddress {
    static var listPath: String { area.path }
    static var pageSize: Int { 50 }

    /// What of a query can be shown, and what of it can't, in words.
    static func nearest(_ query: QueryItems) -> (address: Self, notes: [String]) {
        let (address, notes) = query.usable { try Self($0) }
        return (address ?? Self(), notes)
    }

    var isFirstPage: Bool { cursor == nil }

    /// The same list with one part different, from its first page on.
    func with<Value>(_ part: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
        var address = self
        address[keyPath: part] = value
        address.cursor = nil
        return address
    }

    func at(cursor: String?) -> Self {
        var address = self
        address.cursor = cursor
        return address
    }

    var query: QueryItems {
        var items = filters
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    /// What the owner is asked for the page.
    var question: QueryItems {
        var items = query
        items.add("limit", String(Self.pageSize))
        return items
    }

    var path: String { Self.path(Self.listPath, query) }

    /// The file with all that fits, or what is told of that file.
    func filePath(_ operation: StaffAPI.Operation) -> String { Self.path("/api/v1\(operation.path)", filters) }

    private static func path(_ path: String, _ query: QueryItems) -> String {
        query.items.isEmpty ? path : "\(path)?\(query.encoded)"
    }
}
