import Contracts
import HTTP
import StaffAPI

/// The address of the revenue page: which months it shows, of which classes and tiers, and the accounts of which movement stand below them.
struct RevenueAddress: Sendable, Equatable {
    /// Where the accounts of a movement stand in the page.
    static let listID = "movements"
    static let pageSize = 25

    /// Nil for the first month that is kept.
    var from: Month?
    /// Nil for the current one.
    var to: Month?
    var filter = GroupFilter()
    /// The month whose movements are opened; nil for none.
    private(set) var month: Month?
    /// Nil for all kinds.
    private(set) var kind: RevenueMovement?
    private(set) var cursor: String?

    init() {}

    /// The same months with the accounts of a movement opened, from their first page on.
    func showing(_ month: Month, _ kind: RevenueMovement? = nil) -> RevenueAddress {
        var address = closed
        address.month = month
        address.kind = kind
        return address
    }

    func at(cursor: String) -> RevenueAddress {
        var address = self
        address.cursor = cursor
        return address
    }

    /// The same months, classes and tiers alone.
    var closed: RevenueAddress {
        var address = RevenueAddress()
        (address.from, address.to, address.filter) = (from, to, filter)
        return address
    }

    /// The same with one part different, from the first page of what is opened on.
    func with<Value>(_ part: WritableKeyPath<RevenueAddress, Value>, _ value: Value) -> RevenueAddress {
        var address = self
        address.cursor = nil
        address[keyPath: part] = value
        return address
    }

    /// All months, classes and tiers, with the same opened.
    var cleared: RevenueAddress {
        var address = RevenueAddress()
        (address.month, address.kind) = (month, kind)
        return address
    }

    var isFiltered: Bool { (from, to, filter) != (nil, nil, GroupFilter()) }

    /// The movements that there can be.
    var kinds: [RevenueMovement] {
        RevenueMovement.shown.filter { !filter.isEmpty || !RevenueMovement.ofPart.contains($0) }
    }

    func shows(_ month: Month, _ kind: RevenueMovement?) -> Bool { self.month == month && self.kind == kind }

    var query: QueryItems {
        var items = QueryItems()
        if let from { items.add("from", from.description) }
        if let to { items.add("to", to.description) }
        for item in filter.query + opened { items.add(item.name, item.value) }
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    /// What of the address says which accounts are opened.
    var opened: [(name: String, value: String)] {
        [("month", month?.description), ("kind", kind?.rawValue)].compactMap { name, value in value.map { (name, $0) } }
    }

    /// At the accounts that it opens.
    var path: String {
        let encoded = query.encoded
        let page = encoded.isEmpty ? RevenueFeature.area.path : "\(RevenueFeature.area.path)?\(encoded)"
        return month == nil ? page : "\(page)#\(Self.listID)"
    }

    /// The file of what is opened; nil where nothing is.
    var csvPath: String? {
        guard let month else { return nil }
        let path = "/api/v1\(RollupOperations.movementsExport.path)".replacing("{month}", with: month.description)
        let query = movementQuery.encoded
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    /// Which movements of the month are asked for.
    var movementQuery: QueryItems {
        var items = QueryItems()
        if let kind { items.add("kind", kind.rawValue) }
        for item in filter.query { items.add(item.name, item.value) }
        return items
    }
}

/// Read from a query.
extension RevenueAddress {
    /// What of a query can be shown, and what of it can't, in words.
    static func nearest(_ query: QueryItems, current: Month) -> (address: RevenueAddress, notes: [String]) {
        var address = RevenueAddress()
        let (filter, faults) = query.usable { query in try GroupFilter(ParameterReader { query.values($0) }) }
        address.filter = filter ?? GroupFilter()
        var notes = faults
        let kept = current.adding(months: -MonthPicker.monthsBack)...current
        func month(_ name: String) -> Month? {
            guard let text = query[name], !text.isEmpty else { return nil }
            guard let month = Month(text), kept.contains(month) else {
                notes.append("The month \(ShownName(text).plain) is not kept.")
                return nil
            }
            return month
        }
        (address.from, address.to) = (month("from"), month("to"))
        if let from = address.from, let to = address.to, from > to {
            (address.from, address.to) = (nil, nil)
            notes.append("\(Figures.month(from)) lies after \(Figures.month(to)); all months are shown.")
        }
        guard let opened = month("month") else { return (address, notes) }
        let kind = query["kind"].flatMap { $0.isEmpty ? nil : $0 }
        if let kind, RevenueMovement(rawValue: kind) == nil {
            notes.append("There is no movement \(ShownName(kind).plain); all of the month are shown.")
        }
        address = address.showing(opened, kind.flatMap(RevenueMovement.init))
        address.cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
        return (address, notes)
    }

    /// The months that are shown, of those that are kept.
    func months(current: Month) -> ClosedRange<Month> {
        let last = to ?? current
        return min(from ?? current.adding(months: -MonthPicker.monthsBack), last)...last
    }
}
