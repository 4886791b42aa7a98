import Contracts
import StaffAPI

/// A view of the rollup as it is looked up: the month that it means, and its search in the form in which texts are compared.
struct RollupSelection: Sendable, Equatable {
    let month: Month
    /// The month whose figures stand beside those of `month`.
    let compare: Month?
    let search: SearchQuestion?
    private(set) var sort: RollupSort
    /// What of the filters the segments don't tell.
    let filter: LineFilter
    private let view: RollupView

    /// - Parameters:
    ///   - month: the month that the view means where it names none.
    ///   - viewer: the address of whoever asks.
    init(_ view: RollupView, month: Month, viewer: String, now: Instant) {
        self.view = view
        self.month = view.month ?? month
        search = view.search.flatMap(SearchQuestion.init)
        compare = view.compare
        sort = view.sort ?? .standard
        filter = LineFilter(filter: view.filter, viewer: viewer, now: now)
    }

    /// Whether an index has the lines of a segment in the order of the view. Those that a search finds have none.
    var isIndexed: Bool { search == nil && sort.column.isIndexed }

    /// The same lines in the opposite order.
    var reversed: RollupSelection {
        var view = self
        view.sort = RollupSort(column: sort.column, descending: !sort.descending)
        return view
    }

    /// The same filters in another month.
    func moved(to month: Month) -> RollupSelection {
        var moved = view
        moved.month = month
        return RollupSelection(moved, month: month, viewer: filter.viewer, now: filter.now)
    }

    func shows(_ segment: Segment) -> Bool {
        let filter = view.filter
        return filter.groups.shows(segment.revenueClass, segment.tier) && (filter.active == nil || filter.active == segment.active)
    }

    /// Tells one selection from another, so that a cursor is only taken back by the one that gave it.
    var signature: String {
        let rest = view.filter.beyondSegments
        let parts = [
            month.description, view.filter.groups.tiers.map(\.rawValue).joined(separator: ","),
            view.filter.groups.classes.map(\.rawValue).joined(separator: ","), view.filter.active.map(String.init) ?? "", sort.wireName,
            search?.text ?? "",
        ]
        // Last and only where there are some, so that the cursors of other views stay what they were.
        let filters = rest.query.map { "\($0.name)=\($0.value)" } + (rest.accountManager == AccountFilter.me ? [filter.viewer] : [])
        return (parts + [compare?.description].compactMap { $0 } + filters).joined(separator: "|")
    }
}

/// Where the values of a column stand.
extension RollupSort.Column {
    /// Whether an index has the lines of a segment in this order.
    var isIndexed: Bool { table == "account_months" && !isChange }

    var table: String {
        switch self {
        case .recorded, .counted, .recordedChange: "account_usage"
        case .name, .mrr, .seats, .members, .externals, .observers, .workspaces, .discount, .logins, .seatsChange, .mrrChange:
            "account_months"
        }
    }

    /// The column of the table; for a change, the one that changes.
    var column: String {
        switch self {
        case .name: "label_key"
        case .mrr, .mrrChange: "mrr_cents"
        case .seatsChange: Self.seats.rawValue
        case .recordedChange: Self.recorded.rawValue
        case .seats, .members, .externals, .observers, .workspaces, .recorded, .counted, .discount, .logins: rawValue
        }
    }
}
