import Contracts

/// A page of a list that goes on behind its last row, whatever comes and goes meanwhile (keyset pagination).
public struct ListPage<Row> {
    public let rows: [Row]
    /// Where the next page begins; nil on the last one.
    public let nextCursor: String?
}

/// Where a page of a list begins, and of which list.
private struct ListCursor<Position: Codable>: Codable {
    var position: Position
    /// What was asked for.
    var filter: [String: String]
}

extension QueryRequest {
    /// The page that is asked for by `limit` and `cursor`.
    /// - Parameters:
    ///   - filter: what tells the list from others, in words. A cursor of another list is refused with 400.
    ///   - position: where a row stands; it has to be a structure (an object on the wire).
    ///   - read: so many rows from behind a position on, or from the beginning.
    public func page<Row, Position: Codable>(
        of filter: [String: String], position: (Row) -> Position, read: (_ after: Position?, _ limit: Int) throws -> [Row]
    ) throws -> ListPage<Row> {
        let limit = try limit()
        let cursor = try cursor(as: ListCursor<Position>.self)
        if let cursor, cursor.filter != filter {
            throw Problem.malformed("the cursor belongs to another list; begin again without it", field: "cursor")
        }
        let found = try read(cursor?.position, limit + 1)
        let rows = Array(found.prefix(limit))
        let last = found.count > limit ? rows.last : nil
        return ListPage(
            rows: rows, nextCursor: try last.map { try Cursor.encode(ListCursor(position: position($0), filter: filter)) })
    }
}
