import PDF

/// A piece of the document that stays on one page: what is drawn of it, at which distance from its top.
struct InvoiceBlock {
    enum Mark {
        case text(PDFText, lines: Range<Int>?, PDFColumn, top: Double)
        case fill([PDFRectangle], PDFColor)
        case picture(PDFPicture, PDFRectangle)
        case begin(PDFTag)
        case end
    }

    let part: InvoicePart
    /// Left out at the top of a page.
    var spaceAbovePoints: Double
    var heightPoints = 0.0
    /// The next block has to begin on the same page.
    var staysWithNext = false
    private(set) var marks: [Mark] = []

    init(_ part: InvoicePart, spaceAbovePoints: Double = 0) {
        self.part = part
        self.spaceAbovePoints = spaceAbovePoints
    }

    /// Adds a text as a part of the document of its own, or without a tag one that the block's part holds itself; the block reaches at
    /// least to its end.
    mutating func add(_ text: PDFText, lines: Range<Int>? = nil, as tag: PDFTag?, in column: PDFColumn, top: Double) {
        let mark = Mark.text(text, lines: lines, column, top: top)
        marks += tag.map { [.begin($0), mark, .end] } ?? [mark]
        heightPoints = max(heightPoints, top + Double(lines?.count ?? text.lineCount) * text.style.lineHeightPoints)
    }

    mutating func add(_ mark: Mark) { marks.append(mark) }

    /// Adds a line across a column, as thick as it is to be seen. It isn't read aloud.
    mutating func addRule(_ column: PDFColumn, top: Double, _ color: PDFColor, thickness: Double = 0.5) {
        marks += Self.decoration(PDFRectangle(x: column.x, y: top, width: column.width, height: thickness), color)
    }

    /// Fills a rectangle below all that was added.
    mutating func addBackground(_ rectangle: PDFRectangle, _ color: PDFColor) {
        marks.insert(contentsOf: Self.decoration(rectangle, color), at: 0)
    }

    private static func decoration(_ rectangle: PDFRectangle, _ color: PDFColor) -> [Mark] {
        [.begin(.artifact), .fill([rectangle], color), .end]
    }

    func draw(top: Double, with writer: PDFWriter) throws(PDFError) {
        for mark in marks {
            switch mark {
            case .text(let text, let lines, let column, let offset): writer.draw(text, lines: lines, in: column, top: top + offset)
            case .fill(let rectangles, let color): writer.fill(rectangles.map { $0.moved(down: top) }, color)
            case .picture(let picture, let rectangle): try writer.draw(picture, in: rectangle.moved(down: top))
            case .begin(let tag): writer.begin(tag)
            case .end: writer.end()
            }
        }
    }
}

/// Which part of the document a block belongs to; blocks of one part that follow each other are one for who hears it.
enum InvoicePart: Hashable {
    /// Blocks that stand for themselves.
    case loose
    case lines
    case totals
    case payment
    case remark

    var tag: PDFTag? {
        switch self {
        case .loose: nil
        case .lines, .totals: .table
        case .payment: .section
        case .remark: .paragraph
        }
    }
}

extension PDFRectangle {
    fileprivate func moved(down distance: Double) -> PDFRectangle { PDFRectangle(x: x, y: y + distance, width: width, height: height) }
}
