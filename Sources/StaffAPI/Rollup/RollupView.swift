import Contracts

/// What of the rollup somebody looks at: month, filters and order. The query of the rollup and the address of the usage page are both this
/// value.
public struct RollupView: Hashable, Sendable {
    /// Nil for the current month.
    public var month: Month?
    /// Part of a name or e-mail address, or an id.
    public var search: String?
    public var filter = AccountFilter()
    /// Nil for the owner's own order.
    public var sort: RollupSort?
    /// A month whose figures stand beside those of `month`.
    public var compare: Month?

    public init(
        month: Month? = nil, search: String? = nil, filter: AccountFilter = AccountFilter(), sort: RollupSort? = nil, compare: Month? = nil
    ) {
        self.month = month
        self.search = search
        self.filter = filter
        self.sort = sort
        self.compare = compare
    }
}

/// As a query.
extension RollupView {
    public static let parameters =
        [Operation.Parameter.month, .search] + AccountFilter.parameters
        + [Operation.Parameter("sort", .sort), Operation.Parameter("compare", .month)]

    /// Throws `ParameterFault` for a value that is not known, and for an order of changes where nothing is compared.
    public init(_ query: ParameterReader) throws {
        self.init(
            month: try query.month("month"), search: try query.search(), filter: try AccountFilter(query),
            sort: try query.read("sort", RollupSort.expectation) { RollupSort($0) }, compare: try query.month("compare"))
        if let sort, sort.column.isChange, compare == nil {
            throw ParameterFault("sort", "an order by \(sort.column.rawValue) needs compare, the month from which the change is counted")
        }
    }

    /// Names and values, always in the same order, so that a view has one address.
    public var query: [(name: String, value: String)] {
        func item(_ name: String, _ value: String?) -> [(name: String, value: String)] { value.map { [(name, $0)] } ?? [] }
        return item("month", month?.description) + item("search", search) + filter.query + item("sort", sort?.wireName)
            + item("compare", compare?.description)
    }
}
