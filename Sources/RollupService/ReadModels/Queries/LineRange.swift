import Contracts
import Database
import ServiceKit

/// The lines of some segments in the order of a column, read in pieces. A column with an index takes one segment at a time.
struct LineRange {
    private let connection: Connection
    private let month: Month
    private let segments: [Segment]
    private let sort: RollupSort
    private let pieceSize: Int
    private var buffer: ArraySlice<LinePosition> = []
    private var after: LinePosition?
    private var isExhausted = false

    init(_ connection: Connection, _ month: Month, _ segments: [Segment], _ sort: RollupSort, after: LinePosition?, pieceSize: Int) {
        self.connection = connection
        self.month = month
        self.segments = segments
        self.sort = sort
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
        let column = sort.column.column
        let direction = sort.descending ? "DESC" : "ASC"
        let beyond = after == nil ? "" : "AND (\(column), account_id) \(sort.descending ? "<" : ">") (?3, ?4)"
        let sql = """
            SELECT \(column), account_id FROM \(sort.column.table)
            WHERE month = ?1 AND segment IN (\(segments.map { "\($0.code)" }.joined(separator: ", "))) \(beyond)
            ORDER BY \(column) \(direction), account_id \(direction) LIMIT ?2
            """
        var arguments = [month.sqlValue, pieceSize.sqlValue]
        if let after { arguments += [after.key.sqlValue, after.accountID.sqlValue] }
        let isText = sort.column == .name
        let piece = try connection.query(sql, arguments) { row in
            LinePosition(key: isText ? .text(row.text(0)) : .number(row.int(0)), accountID: row.id(1))
        }
        buffer = piece[...]
        isExhausted = piece.count < pieceSize
    }
}
