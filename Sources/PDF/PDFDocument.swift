/// A finished document.
public struct PDFDocument: Hashable, Sendable {
    public let bytes: [UInt8]
    public let pageCount: Int
    /// How many characters of its texts no installed font has: each is a box on the page. Another font package of Debian mends that.
    public let unknownGlyphCount: Int
}
