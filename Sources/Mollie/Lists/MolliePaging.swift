/// How much of a list is read.
public struct MolliePaging: Sendable, Equatable {
    public static let sizes = 1...250
    public static let pageCounts = 1...1_000

    /// Elements per page.
    public let size: Int
    /// Pages at most; a list that has more is incomplete.
    public let pages: Int

    /// 10,000 elements in the fewest requests.
    public static let standard = MolliePaging(checkedSize: sizes.upperBound, pages: 40)

    private init(checkedSize size: Int, pages: Int) {
        self.size = size
        self.pages = pages
    }

    /// Nil outside `sizes`, which are Mollie's bounds, or `pageCounts`.
    public init?(size: Int, pages: Int) {
        guard Self.sizes.contains(size), Self.pageCounts.contains(pages) else { return nil }
        self.init(checkedSize: size, pages: pages)
    }
}
