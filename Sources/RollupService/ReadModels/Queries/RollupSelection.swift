import Contracts
import StaffAPI

/// A view of the rollup as it is looked up: the month that it means, and its search in the form in which texts are compared.
struct RollupSelection: Sendable, Equatable {
    let month: Month
    /// The month whose figures stand beside those of `month`.
    let compare: Month?
    let search: SearchQuestion?
    private(set) var sort: RollupSort
    private let view: RollupView

    /// - Parameter month: the month that the view means where it names none.
    init(_ view: RollupView, month: Month) {
        self.view = view
        self.month = view.month ?? month
        search = view.search.flatMap(SearchQuestion.init)
        compare = view.compare
        sort = view.sort ?? .standard
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
        return RollupSelection(moved, month: month)
    }

    func shows(_ segment: Segment) -> Bool {
        (view.tier == nil || view.tier == segment.tier) && (view.revenueClass == nil || view.revenueClass == segment.revenueClass)
            && (view.active == nil || view.active == segment.active)
    }

    /// Tells one selection from another, so that a cursor is only taken back by the one that gave it.
    var signature: String {
        let parts = [
            month.description, view.tier?.rawValue ?? "", view.revenueClass?.rawValue ?? "", view.active.map(String.init) ?? "",
            sort.wireName, search?.text ?? "",
        ]
        // Last and only where there is one, so that the cursors of other views stay what they were.
        return (parts + [compare?.description].compactMap { $0 }).joined(separator: "|")
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
