import Contracts
import HTTP
import StaffAPI

/// The address of the list of partners: what it filters by, in which order, and which page of it. The names in it are those of the staff API.
struct PartnersAddress: ListAddress {
    static let area = ConsoleArea.partners

    var search: String?
    var isOwed = false
    var isNearing = false
    /// Nil for the usual order.
    var sort: PartnerSort?
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        search = try parameters.search()
        isOwed = try parameters.flag("owed") ?? false
        isNearing = try parameters.flag("nearing") ?? false
        sort = try parameters.choice("sort")
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool { search != nil || isOwed || isNearing }

    var filters: QueryItems {
        var items = QueryItems()
        if let search { items.add("search", search) }
        if isOwed { items.add("owed", "true") }
        if isNearing { items.add("nearing", "true") }
        if let sort { items.add("sort", sort.rawValue) }
        return items
    }
}
