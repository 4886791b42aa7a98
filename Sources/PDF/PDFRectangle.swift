/// A rectangle on a page, in points (1/72 inch), from the page's top left corner; y grows downwards.
public struct PDFRectangle: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// A page of A4 upright: 210 by 297 millimetres.
    public static let a4 = PDFRectangle(x: 0, y: 0, width: 210 * pointsPerMillimetre, height: 297 * pointsPerMillimetre)

    private static let pointsPerMillimetre = 72 / 25.4
}

/// A colour of the screen's colour space, each part from 0 to 1.
public struct PDFColor: Hashable, Sendable {
    public let red: Double
    public let green: Double
    public let blue: Double

    /// Reads the form of style sheets: `0x1F2328` is a dark grey.
    public init(hexadecimal value: UInt32) {
        red = Double(value >> 16 & 0xFF) / 255
        green = Double(value >> 8 & 0xFF) / 255
        blue = Double(value & 0xFF) / 255
    }
}
