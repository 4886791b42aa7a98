/// Where the lines of a text stand side by side: between two edges, at one of them. In points from the page's left edge.
public struct PDFColumn: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable {
        case left
        case right
    }

    public var x: Double
    public var width: Double
    public var alignment: Alignment

    public init(x: Double, width: Double, alignment: Alignment = .left) {
        self.x = x
        self.width = width
        self.alignment = alignment
    }

    /// Where a line of that width begins.
    func x(ofWidth lineWidth: Double) -> Double {
        switch alignment {
        case .left: x
        case .right: x + width - lineWidth
        }
    }
}
