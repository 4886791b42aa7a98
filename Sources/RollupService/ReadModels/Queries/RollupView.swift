import Contracts

/// What of the rollup somebody looks at: month, filters and order.
struct RollupView: Sendable, Equatable {
    var month: Month
    var search: SearchText?
    var tier: Tier?
    var revenueClass: RevenueClass?
    var active: Bool?
    var sort: RollupSort

    /// In characters (Unicode scalars).
    static let searchLengthMaximum = 200

    /// Whether an index has the lines of a segment in the order of the view. Those that a search finds have none.
    var isIndexed: Bool { search == nil && sort.column.isIndexed }

    func shows(_ segment: Segment) -> Bool {
        (tier == nil || tier == segment.tier) && (revenueClass == nil || revenueClass == segment.revenueClass)
            && (active == nil || active == segment.active)
    }

    /// Tells one view from another, so that a cursor is only taken back by the view that gave it.
    var signature: String {
        [
            month.description, tier?.rawValue ?? "", revenueClass?.rawValue ?? "", active.map(String.init) ?? "", sort.wireName,
            search?.text ?? "",
        ].joined(separator: "|")
    }
}

/// An order of the lines: a column, and whether the largest come first. Lines that are equal follow the account id.
struct RollupSort: Sendable, Equatable {
    let column: Column
    let descending: Bool

    /// The columns by the name in the query. Each may also be asked for by the name of its field.
    enum Column: String, CaseIterable, Sendable {
        case name, mrr, seats, members, externals, observers, workspaces
        case recorded = "recorded_seconds"
        case counted = "counted_seconds"
        case discount = "discount_percent"
        case logins = "logins_30d"

        /// Whether an index has the lines of a segment in this order.
        var isIndexed: Bool { table == "account_months" }

        var table: String {
            switch self {
            case .recorded, .counted: "account_usage"
            case .name, .mrr, .seats, .members, .externals, .observers, .workspaces, .discount, .logins: "account_months"
            }
        }

        /// The column of the table.
        var column: String {
            switch self {
            case .name: "label_key"
            case .mrr: "mrr_cents"
            case .seats, .members, .externals, .observers, .workspaces, .recorded, .counted, .discount, .logins: rawValue
            }
        }

        var aliases: [String] {
            switch self {
            case .name: ["label"]
            case .mrr: ["mrr_cents"]
            case .recorded: ["recorded", "hours"]
            case .counted: ["counted"]
            case .discount: ["discount"]
            case .logins: ["logins"]
            case .seats, .members, .externals, .observers, .workspaces: []
            }
        }
    }

    /// The most valuable first.
    static let standard = RollupSort(column: .mrr, descending: true)

    init(column: Column, descending: Bool) {
        self.column = column
        self.descending = descending
    }

    /// A column, with a minus in front for the largest first.
    init?(_ text: String) {
        let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
        guard let column = Column.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) }) else { return nil }
        self.init(column: column, descending: text.hasPrefix("-"))
    }

    var wireName: String { (descending ? "-" : "") + column.rawValue }
}
