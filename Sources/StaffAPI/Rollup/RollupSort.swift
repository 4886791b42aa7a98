/// An order of the rollup's lines: a column, and whether the largest come first. Lines that are equal follow the account id.
public struct RollupSort: Hashable, Sendable {
    /// The columns by the name in the query. Each may also be asked for by the name of its field.
    public enum Column: String, CaseIterable, Sendable {
        case name, mrr, seats, members, externals, observers, workspaces
        case recorded = "recorded_seconds"
        case counted = "counted_seconds"
        case discount = "discount_percent"
        case logins = "logins_30d"
        case recordedChange = "recorded_change"
        case seatsChange = "seats_change"
        case mrrChange = "mrr_change"

        /// By how much a figure differs from that of the month with which the view compares.
        public var isChange: Bool {
            switch self {
            case .recordedChange, .seatsChange, .mrrChange: true
            case .name, .mrr, .seats, .members, .externals, .observers, .workspaces, .recorded, .counted, .discount, .logins: false
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
            case .seats, .members, .externals, .observers, .workspaces, .recordedChange, .seatsChange, .mrrChange: []
            }
        }
    }

    public let column: Column
    public let descending: Bool

    /// The most valuable first.
    public static let standard = RollupSort(column: .mrr, descending: true)

    public init(column: Column, descending: Bool) {
        self.column = column
        self.descending = descending
    }

    /// A column, with a minus in front for the largest first; nil for one that isn't known.
    public init?(_ text: String) {
        let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
        guard let column = Column.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) }) else { return nil }
        self.init(column: column, descending: text.hasPrefix("-"))
    }

    public var wireName: String { (descending ? "-" : "") + column.rawValue }

    static let expectation =
        "one of \(Column.allCases.map(\.rawValue).joined(separator: ", ")), with a - in front for the largest first"
}

extension RollupSort: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let sort = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected \(Self.expectation)")
        }
        self = sort
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wireName)
    }
}
