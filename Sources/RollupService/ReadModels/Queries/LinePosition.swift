import Contracts
import Database

/// The value by which a line is sorted. Text compares byte by byte, as the index does.
enum SortKey: Hashable, Sendable, Comparable {
    case number(Int64)
    case text(String)

    static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number, .text): true
        case (.text, .number): false
        }
    }

    var sqlValue: SQLValue {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .text(text)
        }
    }
}

/// The place of a line in an order.
struct LinePosition: Hashable, Sendable, Comparable {
    let key: SortKey
    let accountID: AccountID

    static func < (left: Self, right: Self) -> Bool {
        left.key == right.key ? left.accountID < right.accountID : left.key < right.key
    }

    init(key: SortKey, accountID: AccountID) {
        self.key = key
        self.accountID = accountID
    }
}

/// Where a page begins or ends, and in which selection; what `next_cursor` and `previous_cursor` hold.
struct RollupCursor: Codable, Sendable, Equatable {
    var number: Int64?
    var text: String?
    var accountID: AccountID
    var view: String
    /// The page lies before the position. Absent for one that lies after it.
    var before: Bool?

    init(_ position: LinePosition, before: Bool? = nil, in view: RollupSelection) {
        self.before = before
        switch position.key {
        case .number(let number): self.number = number
        case .text(let text): self.text = text
        }
        accountID = position.accountID
        self.view = view.signature
    }

    /// The edge of the page, if this cursor is of that view.
    func edge(in view: RollupSelection) -> PageEdge<LinePosition>? {
        guard view.signature == self.view, let position else { return nil }
        return before == true ? .before(position) : .after(position)
    }

    private var position: LinePosition? {
        if let number { return LinePosition(key: .number(number), accountID: accountID) }
        return text.map { LinePosition(key: .text($0), accountID: accountID) }
    }
}
