import Contracts
import Database

/// Answers a view of the rollup: its totals, and its lines page by page or all in a row. However many a search finds, they are never in memory
/// together.
struct RollupQuery {
    private let connection: Connection
    private let view: RollupSelection

    init(_ connection: Connection, _ view: RollupSelection) {
        self.connection = connection
        self.view = view
    }

    /// Sums of all that the view shows, not only of a page.
    func totals() throws -> Totals {
        var totals = Totals()
        if view.search != nil || !view.filter.isEmpty {
            try FoundLines(connection: connection).forEach(view) { segment, sums in
                if view.shows(segment) { totals.add(sums, of: segment) }
            }
        } else {
            for (segment, sums) in try TotalsTable(connection: connection).sums(view.month) where view.shows(segment) {
                totals.add(sums, of: segment)
            }
        }
        return totals
    }

    /// Up to `limit` lines from an edge on, the nearest first, and whether there are more that way.
    func page(_ edge: PageEdge<LinePosition>, limit: Int) throws -> (positions: ArraySlice<LinePosition>, isMore: Bool) {
        var positions: [LinePosition] = []
        try forEach(edge, pieceSize: limit + 1) { position in
            positions.append(position)
            return positions.count <= limit
        }
        return (positions.prefix(limit), positions.count > limit)
    }

    /// How many lines come before one.
    func count(before position: LinePosition) throws -> Int {
        try LineSequence.count(connection, view.reversed, after: position)
    }

    /// Hands over all lines in order.
    func forEach(_ body: (LinePosition) throws -> Void) throws {
        // Without an index each piece costs a look at all lines, so that pieces are large.
        try forEach(.after(nil), pieceSize: view.isIndexed ? 500 : 20_000) { position in
            try body(position)
            return true
        }
    }

    /// Hands over the lines from an edge on, the nearest first, until the body answers false.
    private func forEach(_ edge: PageEdge<LinePosition>, pieceSize: Int, _ body: (LinePosition) throws -> Bool) throws {
        var lines =
            switch edge {
            case .after(let position): try LineSequence(connection, view, after: position, pieceSize: pieceSize)
            case .before(let position): try LineSequence(connection, view.reversed, after: position, pieceSize: pieceSize)
            }
        while let position = try lines.next() {
            guard try body(position) else { return }
        }
    }
}
