import Contracts
import Database
import ServiceKit

/// Answers a view of the rollup: its totals, and its lines page by page or all in a row.
struct RollupQuery {
    private let connection: Connection
    private let view: RollupView
    /// The lines that the view's search finds; nil where it has none.
    private let found: [AccountMonthTable.Stored]?

    init(_ connection: Connection, _ view: RollupView) throws {
        self.connection = connection
        self.view = view
        let lines = AccountMonthTable(connection: connection)
        found = try view.search.map { text in
            try SearchTable(connection: connection).accounts(matching: text).compactMap { try lines.line(of: $0, view.month) }
                .filter { view.shows($0.segment) }
        }
    }

    /// Sums of all that the view shows, not only of a page.
    func totals() throws -> Totals {
        var totals = Totals()
        guard let found else {
            for (segment, sums) in try TotalsTable(connection: connection).sums(view.month) where view.shows(segment) {
                totals.add(sums, of: segment)
            }
            return totals
        }
        for stored in found {
            var sums = SegmentSums()
            sums.add(stored, times: 1)
            totals.add(sums, of: stored.segment)
        }
        return totals
    }

    /// Up to `limit` lines after a position, and the position to go on from when there are more.
    func page(after: LinePosition?, limit: Int) throws -> (accounts: [AccountID], next: LinePosition?) {
        var positions: [LinePosition] = []
        try forEach(after: after, pieceSize: limit + 1) { position in
            positions.append(position)
            return positions.count <= limit
        }
        let page = positions.prefix(limit)
        return (page.map(\.accountID), positions.count > limit ? page.last : nil)
    }

    /// Hands over all lines in order.
    func forEach(_ body: (LinePosition) throws -> Void) throws {
        // Without an index each piece costs a look at all lines, so that pieces are large.
        try forEach(after: nil, pieceSize: view.sort.column.isIndexed ? 500 : 20_000) { position in
            try body(position)
            return true
        }
    }

    /// Hands over the lines past a position in order until the body answers false.
    private func forEach(after: LinePosition?, pieceSize: Int, _ body: (LinePosition) throws -> Bool) throws {
        guard let found else {
            var lines = try LineSequence(connection, view, after: after, pieceSize: pieceSize)
            while let position = try lines.next() {
                guard try body(position) else { return }
            }
            return
        }
        for position in found.map({ LinePosition($0, view.sort.column) }).sorted(by: isBefore) {
            if let after, !isBefore(after, position) { continue }
            guard try body(position) else { return }
        }
    }

    private func isBefore(_ left: LinePosition, _ right: LinePosition) -> Bool { view.sort.descending ? left > right : left < right }
}
