import Contracts
import Database
import ServiceKit

/// The lines of a view in its order: the ranges of its segments, merged. Of an index it reads little more than is taken.
struct LineSequence {
    private var ranges: [LineRange]
    private let descending: Bool

    init(_ connection: Connection, _ view: RollupView, after: LinePosition? = nil, pieceSize: Int) throws {
        descending = view.sort.descending
        let segments = try TotalsTable(connection: connection).sums(view.month).map(\.segment).filter(view.shows)
        let groups = view.isIndexed ? segments.map { [$0] } : [segments]
        ranges = groups.map { LineRange(connection, view, $0, after: after, pieceSize: pieceSize) }
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
