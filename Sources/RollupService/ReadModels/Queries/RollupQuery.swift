import Contracts
import Database
import ServiceKit

/// Answers a view of the rollup: its totals, and its lines page by page or all in a row.
struct RollupQuery {
    let connection: Connection
    let view: RollupView

    /// Lines read at a time while all are read in a row.
    static let pieceSize = 500

    /// Sums of all that the view shows, not only of a page.
    func totals() throws -> Totals {
        var totals = Totals()
        if view.search == nil {
            for (segment, sums) in try TotalsTable(connection: connection).sums(view.month) where view.shows(segment) {
                totals.add(sums, of: segment)
            }
        } else {
            for stored in try found() {
                var sums = SegmentSums()
                sums.add(stored, times: 1)
                totals.add(sums, of: stored.segment)
            }
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

    /// Hands over the lines in order until the body answers false.
    func forEach(after: LinePosition? = nil, pieceSize: Int = RollupQuery.pieceSize, _ body: (LinePosition) throws -> Bool) throws {
        if view.search == nil {
            var lines = try LineSequence(connection, view, after: after, pieceSize: pieceSize)
            while let position = try lines.next() {
                guard try body(position) else { return }
            }
        } else {
            for position in try found().map({ LinePosition($0, view.sort.column) }).sorted(by: isBefore) {
                if let after, !isBefore(after, position) { continue }
                guard try body(position) else { return }
            }
        }
    }

    private func isBefore(_ left: LinePosition, _ right: LinePosition) -> Bool { view.sort.descending ? left > right : left < right }

    private func found() throws -> [AccountMonthTable.Stored] {
        guard let search = view.search else { return [] }
        let lines = AccountMonthTable(connection: connection)
        return try SearchTable(connection: connection).accounts(matching: search)
            .compactMap { try lines.line(of: $0, view.month) }.filter { view.shows($0.segment) }
    }
}
