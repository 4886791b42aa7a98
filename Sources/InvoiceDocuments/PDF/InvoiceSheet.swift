import PDF

/// Where things stand on a page, in points.
enum InvoiceSheet {
    /// 20 millimetres from either edge of A4.
    static let column = PDFColumn(x: 56.7, width: PDFRectangle.a4.width - 2 * 56.7)
    static let top = 51.0
    static let bottom = PDFRectangle.a4.height - 68
    static let footTop = PDFRectangle.a4.height - 48
    static let gap = 20.0

    /// One of several equal columns side by side.
    static func column(_ index: Int, of count: Int) -> PDFColumn {
        let width = (column.width - gap * Double(count - 1)) / Double(count)
        return PDFColumn(x: column.x + Double(index) * (width + gap), width: width)
    }
}

/// The few sizes and colours that a document has.
enum InvoiceStyle {
    static let ink = PDFColor(hexadecimal: 0x1F2328)
    static let quiet = PDFColor(hexadecimal: 0x59626D)
    static let line = PDFColor(hexadecimal: 0xD5D9DE)
    static let tint = PDFColor(hexadecimal: 0xF4F6F8)
    static let paper = PDFColor(hexadecimal: 0xFFFFFF)

    static let heading = PDFTextStyle(sizePoints: 22, isBold: true, color: ink)
    static let sender = PDFTextStyle(sizePoints: 12, isBold: true, color: ink)
    static let body = PDFTextStyle(sizePoints: 8.5, color: ink)
    static let strong = PDFTextStyle(sizePoints: 8.5, isBold: true, color: ink)
    static let label = PDFTextStyle(sizePoints: 7.5, color: quiet)
    static let total = PDFTextStyle(sizePoints: 10.5, isBold: true, color: ink)
}

extension PDFColumn {
    func aligned(_ alignment: Alignment) -> PDFColumn { PDFColumn(x: x, width: width, alignment: alignment) }
}
