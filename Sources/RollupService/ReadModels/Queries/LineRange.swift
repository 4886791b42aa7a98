import Contracts
import Database
import StaffAPI

/// The lines of some segments in the order of a column, read in pieces. A column with an index takes one segment at a time. With a search, the
/// database puts the lines in order and keeps no more of them than a piece has.
struct LineRange {
    private let connection: Connection
    private let view: RollupSelection
    private let segments: [Segment]
    private let pieceSize: Int
    private var buffer: ArraySlice<LinePosition> = []
    private var after: LinePosition?
    private var isExhausted = false

    init(_ connection: Connection, _ view: RollupSelection, _ segments: [Segment], after: LinePosition?, pieceSize: Int) {
        self.connection = connection
        self.view = view
        self.segments = segments
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
        let isText = view.sort.column == .name
        let source = try LineSource(connection, view, segments, after: after)
        let direction = view.sort.descending ? "DESC" : "ASC"
        let sql = """
            SELECT \(source.key), line.account_id FROM \(source.tables) WHERE \(source.condition)
            ORDER BY \(source.key) \(direction), line.account_id \(direction) LIMIT ?\(source.arguments.count + 1)
            """
        let piece = try connection.query(sql, source.arguments + [pieceSize.sqlValue]) { row in
            LinePosition(key: isText ? .text(row.text(0)) : .number(row.int(0)), accountID: row.id(1))
        }
        buffer = piece[...]
        isExhausted = piece.count < pieceSize
    }
}
