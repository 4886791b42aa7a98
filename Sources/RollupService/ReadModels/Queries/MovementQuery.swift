import Contracts
import Database
import StaffAPI

/// The accounts whose revenue moved in one month, the largest amounts first. However many they are, they are never in memory together.
struct MovementQuery {
    private let connection: Connection
    private let view: MovementView

    init(_ connection: Connection, _ view: MovementView) {
        self.connection = connection
        self.view = view
    }

    /// How many there are, and what they come to together.
    func sum() throws -> MovementSum {
        try FlowTable(connection: connection).movements(view.month, view.filter).filter { view.kind == nil || $0.key == view.kind }.values
            .reduce(into: MovementSum()) { $0.add($1) }
    }

    /// Up to `limit` accounts from an edge on, the nearest first, and whether there are more that way.
    func page(_ edge: PageEdge<MovementPosition>, limit: Int) throws -> (accounts: ArraySlice<MovedAccount>, isMore: Bool) {
        let found = try accounts(edge, limit: limit + 1)
        return (found.prefix(limit), found.count > limit)
    }

    /// How many come before one.
    func count(before position: MovementPosition) throws -> Int {
        let (condition, arguments) = condition(.before(position))
        return try connection.first("SELECT count(*) FROM \(table) WHERE \(condition)", arguments) { Int($0.int(0)) } ?? 0
    }

    /// Hands over all in order.
    func forEach(_ body: (MovedAccount) throws -> Void) throws {
        let pieceSize = isInOrder ? 500 : 20_000
        var last: MovementPosition?
        while true {
            let piece = try accounts(.after(last), limit: pieceSize)
            for account in piece { try body(account) }
            guard piece.count == pieceSize else { return }
            last = piece.last?.position
        }
    }

    private func accounts(_ edge: PageEdge<MovementPosition>, limit: Int) throws -> [MovedAccount] {
        let (condition, arguments) = condition(edge)
        let direction = if case .before = edge { "ASC" } else { "DESC" }
        let sql = """
            SELECT account_id, kind, amount_cents FROM \(table) WHERE \(condition)
            ORDER BY \(Self.size) \(direction), account_id \(direction) LIMIT ?\(arguments.count + 1)
            """
        return try connection.query(sql, arguments + [limit.sqlValue]) {
            MovedAccount(accountID: $0.id(0), kind: try $0.choice(1), amount: $0.cents(2))
        }
    }

    /// Whether the index has them in order. Of all kinds together, and with a filter, each piece costs a look at all that moved.
    private var isInOrder: Bool { view.kind != nil && view.filter.isEmpty }

    /// The accounts of the month `?1`, with `kind` and `amount_cents`. Without a filter the index has them by kind and size.
    private var table: String {
        guard !view.filter.isEmpty else {
            return """
                (SELECT account_id, movement AS kind, movement_cents AS amount_cents
                FROM account_months INDEXED BY account_months_by_movement WHERE month = ?1 AND movement IS NOT NULL)
                """
        }
        return "(\(CountedFlow(view.filter).select("account_id", from: FlowTable.lines)))"
    }

    /// As the index has it.
    private static let size = "abs(amount_cents)"

    private func condition(_ edge: PageEdge<MovementPosition>) -> (text: String, arguments: [SQLValue]) {
        var conditions = ["true"]
        var arguments = [view.month.sqlValue]
        if let kind = view.kind {
            conditions.append("kind = ?2")
            arguments.append(kind.rawValue.sqlValue)
        }
        let (comparison, position) =
            switch edge {
            case .after(let position): ("<", position)
            case .before(let position): (">", position)
            }
        if let position {
            conditions.append("(\(Self.size), account_id) \(comparison) (?\(arguments.count + 1), ?\(arguments.count + 2))")
            arguments += [position.size.sqlValue, position.accountID.sqlValue]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}

/// Which movements somebody looks at.
struct MovementView: Hashable, Sendable {
    let month: Month
    /// Nil for all kinds.
    let kind: RevenueMovement?
    let filter: GroupFilter
}

/// An account whose revenue moved, as the view counts it.
struct MovedAccount {
    let accountID: AccountID
    let kind: RevenueMovement
    let amount: Cents

    var position: MovementPosition { MovementPosition(size: Int64(clamping: amount.amount.magnitude), accountID: accountID) }
}

/// The place of an account among those whose revenue moved.
struct MovementPosition: Codable, Hashable, Sendable {
    /// The amount without its sign.
    let size: Int64
    let accountID: AccountID
}
