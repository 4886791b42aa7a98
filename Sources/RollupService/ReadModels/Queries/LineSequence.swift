import Contracts
import Database

/// The lines of a view in its order: the ranges of its segments, merged. Of an index it reads little more than is taken.
struct LineSequence {
    private var ranges: [LineRange]
    private let descending: Bool

    init(_ connection: Connection, _ view: RollupSelection, after: LinePosition? = nil, pieceSize: Int) throws {
        descending = view.sort.descending
        let segments = try Self.segments(connection, view)
        let groups = view.isIndexed ? segments.map { [$0] } : [segments]
        ranges = groups.map { LineRange(connection, view, $0, after: after, pieceSize: pieceSize) }
    }

    /// How many lines there are past a position.
    static func count(_ connection: Connection, _ view: RollupSelection, after: LinePosition) throws -> Int {
        let source = try LineSource(connection, view, try segments(connection, view), after: after)
        let sql = "SELECT count(*) FROM \(source.tables) WHERE \(source.condition)"
        return try connection.first(sql, source.arguments) { Int($0.int(0)) } ?? 0
    }

    private static func segments(_ connection: Connection, _ view: RollupSelection) throws -> [Segment] {
        try TotalsTable(connection: connection).sums(view.month).map(\.segment).filter(view.shows)
    }

    mutating func next() throws -> LinePosition? {
        var best: (index: Int, position: LinePosition)?
        for index in ranges.indices {
            guard let position = try ranges[index].peek() else { continue }
            if let found = best, descending ? found.position > position : found.position < position { continue }
            best = (index, position)
        }
        guard let best else { return nil }
        ranges[best.index].take()
        return best.position
    }
}
