/// How a text looks.
public struct PDFTextStyle: Hashable, Sendable {
    public var sizePoints: Double
    public var isBold: Bool
    public var color: PDFColor

    public init(sizePoints: Double, isBold: Bool = false, color: PDFColor) {
        self.sizePoints = sizePoints
        self.isBold = isBold
        self.color = color
    }

    /// From one line to the next, whatever fonts its characters come from.
    public var lineHeightPoints: Double { sizePoints * 1.4 }

    /// From the top of a line to the foot of its letters, so that DejaVu Sans stands in the middle of it.
    public var baselinePoints: Double { sizePoints * 1.05 }

    /// Named one by one, so that what other fonts a machine has changes only texts for which these have no characters.
    static let families = "DejaVu Sans, Droid Sans Fallback, WenQuanYi Micro Hei"
}
