import Contracts
import Database
import ServiceKit

/// The lines of some segments in the order of a column, read in pieces. A column with an index takes one segment at a time. With a search, the
/// lines are those that it finds; the database puts them in order and keeps no more of them than a piece has.
struct LineRange {
    private let connection: Connection
    private let month: Month
    private let segments: [Segment]
    private let sort: RollupSort
    private let search: SearchText?
    private let pieceSize: Int
    private var buffer: ArraySlice<LinePosition> = []
    private var after: LinePosition?
    private var isExhausted = false

    init(_ connection: Connection, _ view: RollupView, _ segments: [Segment], after: LinePosition?, pieceSize: Int) {
        self.connection = connection
        self.segments = segments
        month = view.month
        sort = view.sort
        search = view.search
        self.after = after
        self.pieceSize = pieceSize
    }

    /// The next line, which stays the next until it is taken.
    mutating func peek() throws -> LinePosition? {
        if buffer.isEmpty, !isExhausted { try refill() }
        return buffer.first
    }

    mutating func take() {
        after = buffer.popFirst()
    }

    private mutating func refill() throws {
        let isText = sort.column == .name
        let piece = try connection.query(statement.sql, statement.arguments) { row in
            LinePosition(key: isText ? .text(row.text(0)) : .number(row.int(0)), accountID: row.id(1))
        }
        buffer = piece[...]
        isExhausted = piece.count < pieceSize
    }

    private var statement: (sql: String, arguments: [SQLValue]) {
        let column = "line.\(sort.column.column)"
        let direction = sort.descending ? "DESC" : "ASC"
        var source = "\(sort.column.table) AS line"
        var arguments = [month.sqlValue, pieceSize.sqlValue]
        if let search {
            let match = SearchMatch(search, parameter: arguments.count + 1)
            source = "(SELECT account_id FROM account_search WHERE \(match.condition)) CROSS JOIN \(source) USING (account_id)"
            arguments.append(match.argument)
        }
        var beyond = ""
        if let after {
            let comparison = sort.descending ? "<" : ">"
            beyond = "AND (\(column), line.account_id) \(comparison) (?\(arguments.count + 1), ?\(arguments.count + 2))"
            arguments += [after.key.sqlValue, after.accountID.sqlValue]
        }
        let sql = """
            SELECT \(column), line.account_id FROM \(source)
            WHERE line.month = ?1 AND line.segment IN (\(segments.map { "\($0.code)" }.joined(separator: ", "))) \(beyond)
            ORDER BY \(column) \(direction), line.account_id \(direction) LIMIT ?2
            """
        return (sql, arguments)
    }
}
