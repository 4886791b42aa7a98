/// A page of a list that is in memory as a whole.
struct ListPage<Element, Position: Comparable & Sendable> {
    let rows: ArraySlice<Element>
    /// The place of the first row, from 1; nil where there is none.
    let first: Int?
    /// The first row of the page, before which there are more.
    let previous: Position?
    /// The last row of the page, after which there are more.
    let next: Position?

    /// - Parameter list: in the order of its positions, no two of which are equal.
    init(of list: [Element], _ edge: PageEdge<Position>, limit: Int, position: (Element) -> Position) {
        switch edge {
        case .after(let start):
            rows = list.drop { element in start.map { position(element) <= $0 } ?? false }.prefix(limit)
        case .before(let end):
            rows = list.prefix { position($0) < end }.suffix(limit)
        }
        first = rows.isEmpty ? nil : rows.startIndex + 1
        previous = rows.startIndex > 0 ? rows.first.map(position) : nil
        next = rows.endIndex < list.endIndex ? rows.last.map(position) : nil
    }
}
