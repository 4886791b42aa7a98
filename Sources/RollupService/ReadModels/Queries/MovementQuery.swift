import Contracts
import Database

/// The accounts whose revenue moved in one month, the largest amounts first. However many they are, they are never in memory together.
struct MovementQuery {
    private let connection: Connection
    private let month: Month
    private let kind: RevenueMovement?

    /// - Parameter kind: nil for all kinds.
    init(_ connection: Connection, _ month: Month, _ kind: RevenueMovement?) {
        self.connection = connection
        self.month = month
        self.kind = kind
    }

    /// How many there are, and what they come to together.
    func sum() throws -> MovementSum {
        try TotalsTable(connection: connection).movements(month).filter { kind == nil || $0.key == kind }.values
            .reduce(into: MovementSum()) { sum, one in
                sum.accounts += one.accounts
                sum.amount = sum.amount.addingSaturated(one.amount)
            }
    }

    /// Up to `limit` places from an edge on, the nearest first, and whether there are more that way.
    func page(_ edge: PageEdge<MovementPosition>, limit: Int) throws -> (positions: ArraySlice<MovementPosition>, isMore: Bool) {
        let found = try positions(edge, limit: limit + 1)
        return (found.prefix(limit), found.count > limit)
    }

    /// How many come before one.
    func count(before position: MovementPosition) throws -> Int {
        let (condition, arguments) = source(.before(position))
        return try connection.first("SELECT count(*) FROM \(Self.table) WHERE \(condition)", arguments) { Int($0.int(0)) } ?? 0
    }

    /// Hands over all in order.
    func forEach(_ body: (MovementPosition) throws -> Void) throws {
        // Of all kinds together each piece costs a look at the whole month, so that pieces are large.
        let pieceSize = kind == nil ? 20_000 : 500
        var last: MovementPosition?
        while true {
            let piece = try positions(.after(last), limit: pieceSize)
            for position in piece { try body(position) }
            guard piece.count == pieceSize else { return }
            last = piece.last
        }
    }

    private func positions(_ edge: PageEdge<MovementPosition>, limit: Int) throws -> [MovementPosition] {
        let (condition, arguments) = source(edge)
        let direction = if case .before = edge { "ASC" } else { "DESC" }
        let sql = """
            SELECT \(Self.size), account_id FROM \(Self.table) WHERE \(condition)
            ORDER BY \(Self.size) \(direction), account_id \(direction) LIMIT ?\(arguments.count + 1)
            """
        return try connection.query(sql, arguments + [limit.sqlValue]) { MovementPosition(size: $0.int(0), accountID: $0.id(1)) }
    }

    private static let table = "account_months INDEXED BY account_months_by_movement"
    /// As the index has it.
    private static let size = "abs(movement_cents)"

    private func source(_ edge: PageEdge<MovementPosition>) -> (condition: String, arguments: [SQLValue]) {
        var condition = "month = ?1 AND movement IS NOT NULL"
        var arguments = [month.sqlValue]
        if let kind {
            condition += " AND movement = ?2"
            arguments.append(kind.rawValue.sqlValue)
        }
        let (comparison, position) =
            switch edge {
            case .after(let position): ("<", position)
            case .before(let position): (">", position)
            }
        if let position {
            condition += " AND (\(Self.size), account_id) \(comparison) (?\(arguments.count + 1), ?\(arguments.count + 2))"
            arguments += [position.size.sqlValue, position.accountID.sqlValue]
        }
        return (condition, arguments)
    }
}

/// The place of an account among those whose revenue moved.
struct MovementPosition: Codable, Hashable, Sendable {
    /// The amount without its sign.
    let size: Int64
    let accountID: AccountID
}
