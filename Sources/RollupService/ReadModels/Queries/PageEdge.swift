/// Where a page of a list lies: behind a row of the page before it, or before a row of the page after it.
enum PageEdge<Position: Sendable>: Sendable {
    /// Nil for the first page.
    case after(Position?)
    case before(Position)
}
