import Contracts
import HTTP
import StaffAPI

/// The address of the list of renewals: how far it looks ahead, what it filters by, and which page of it. The names in it are those of the
/// staff API.
struct RenewalsAddress: Equatable {
    static let pageSize = 50

    /// Nil for the usual number of days.
    var within: Int?
    var manager: String?
    var kind: RenewalKind?
    var isSnoozed = false
    private(set) var cursor: String?

    init() {}

    /// Throws `ParameterFault` for a filter that is not known.
    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        within = try parameters.days("within", in: RenewalOperations.withinRange)
        manager = parameters.text("manager")
        if let manager, manager.unicodeScalars.count > AccountFilter.managerLengthMaximum {
            throw ParameterFault("manager", "manager may have \(AccountFilter.managerLengthMaximum) characters")
        }
        kind = try parameters.choice("kind")
        isSnoozed = try parameters.flag("snoozed") ?? false
        cursor = parameters.text("cursor")
    }

    /// What of a query can be shown, and what of it can't, in words.
    static func nearest(_ query: QueryItems) -> (address: RenewalsAddress, notes: [String]) {
        let (address, notes) = query.usable { try RenewalsAddress($0) }
        return (address ?? RenewalsAddress(), notes)
    }

    var days: Int { within ?? RenewalOperations.withinWhenAbsent }

    var isFiltered: Bool { within != nil || manager != nil || kind != nil || isSnoozed }

    var isFirstPage: Bool { cursor == nil }

    /// The same list with one part different, from its first page on.
    func with<Value>(_ part: WritableKeyPath<RenewalsAddress, Value>, _ value: Value) -> RenewalsAddress {
        var address = self
        address[keyPath: part] = value
        address.cursor = nil
        return address
    }

    func at(cursor: String?) -> RenewalsAddress {
        var address = self
        address.cursor = cursor
        return address
    }

    /// What it filters by, in the names of the staff API.
    var filters: QueryItems {
        var items = QueryItems()
        if let within { items.add("within", "\(within)d") }
        if let manager { items.add("manager", manager) }
        if let kind { items.add("kind", kind.rawValue) }
        if isSnoozed { items.add("snoozed", "true") }
        return items
    }

    var query: QueryItems {
        var items = filters
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String { Self.path(ConsoleArea.renewals.path, query) }

    /// The file with all that fits.
    var exportPath: String { Self.path("/api/v1\(RenewalOperations.export.path)", filters) }

    private static func path(_ path: String, _ query: QueryItems) -> String {
        query.items.isEmpty ? path : "\(path)?\(query.encoded)"
    }
}
