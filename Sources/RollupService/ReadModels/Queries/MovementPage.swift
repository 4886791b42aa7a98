import StaffAPI

/// One page of the accounts whose revenue moved.
struct MovementPage {
    let rows: [MovementRow]
    /// The place of the first row among all, from 1; nil where there is none.
    let first: Int?
    /// The first row of the page, before which there are more.
    let previous: MovementPosition?
    /// The last row of the page, after which there are more.
    let next: MovementPosition?

    init(_ query: MovementQuery, _ reader: MovementReader, _ edge: PageEdge<MovementPosition>, limit: Int) throws {
        let (nearest, isMoreThatWay) = try query.page(edge, limit: limit)
        var (accounts, isFollowed) = (Array(nearest), isMoreThatWay)
        if case .before = edge {
            accounts.reverse()
            isFollowed = try accounts.last.map { try !query.page(.after($0.position), limit: 1).accounts.isEmpty } ?? false
        }
        rows = try accounts.compactMap { try reader.row($0) }
        let before = try accounts.first.map { try query.count(before: $0.position) } ?? 0
        first = rows.isEmpty ? nil : before + 1
        previous = before > 0 ? accounts.first?.position : nil
        next = isFollowed ? accounts.last?.position : nil
    }
}
