import PDF

/// The pages of a statement as they are filled from top to bottom, in points.
struct StatementSheet {
    enum Style {
        case heading, body, strong, quiet

        fileprivate var text: PDFTextStyle {
            switch self {
            case .heading: PDFTextStyle(sizePoints: 20, isBold: true, color: StatementSheet.ink)
            case .body: PDFTextStyle(sizePoints: 8.5, color: StatementSheet.ink)
            case .strong: PDFTextStyle(sizePoints: 8.5, isBold: true, color: StatementSheet.ink)
            case .quiet: PDFTextStyle(sizePoints: 7.5, color: StatementSheet.quietInk)
            }
        }
    }

    private static let ink = PDFColor(hexadecimal: 0x1F2328)
    private static let quietInk = PDFColor(hexadecimal: 0x59626D)
    private static let ruleColor = PDFColor(hexadecimal: 0xD5D9DE)

    /// 20 millimetres from either edge of A4.
    private static let whole = PDFColumn(x: 56.7, width: PDFRectangle.a4.width - 2 * 56.7)
    private static let firstTop = 51.0
    private static let bottom = PDFRectangle.a4.height - 68
    private static let footTop = PDFRectangle.a4.height - 48
    private static let cellPadding = 4.5

    static let sumColumns = columns([330], last: 120)
    static let entryColumns = columns([60, 60, 64, 120, 94], last: 82)

    /// Columns side by side from the left edge on; the last, of figures, ends at the right edge.
    private static func columns(_ widths: [Double], last: Double) -> [PDFColumn] {
        var (columns, x): ([PDFColumn], Double) = ([], whole.x)
        for width in widths {
            columns.append(PDFColumn(x: x, width: width - 8))
            x += width
        }
        return columns + [PDFColumn(x: whole.x + whole.width - last, width: last, alignment: .right)]
    }

    private let writer: PDFWriter
    private let footer: String
    private var top = firstTop
    private var page = 1
    private var columns: [PDFColumn] = []
    private var heads: [String]?

    /// - Parameter footer: what stands below each page, before its number.
    init(writer: PDFWriter, footer: String) {
        self.writer = writer
        self.footer = footer
    }

    mutating func space(_ points: Double) { top += points }

    mutating func paragraph(_ words: String, _ style: Style, as tag: PDFTag) throws(PDFError) {
        let text = try writer.text(words, style.text, widestPoints: Self.whole.width)
        writer.begin(tag)
        writer.draw(text, in: Self.whole, top: top)
        writer.end()
        top += text.heightPoints + 4
    }

    /// - Parameter head: what stands above the columns on each page; nil for a table without a head.
    mutating func beginTable(_ columns: [PDFColumn], head: [String]?) {
        self.columns = columns
        heads = head
        writer.begin(.table)
    }

    mutating func endTable() {
        heads = nil
        writer.end()
    }

    /// The head of the table: read aloud where it stands first, and passed over where it is repeated.
    mutating func head(isRead: Bool) throws(PDFError) {
        guard let heads else { return }
        try line(heads, .quiet, row: isRead ? .tableRow : .artifact, cell: isRead ? .headerCell : nil)
    }

    /// One line of the table, on the next page where this one is full.
    mutating func row(_ cells: [String], _ style: Style) throws(PDFError) {
        try line(cells, style, row: .tableRow, cell: .dataCell)
    }

    private mutating func line(_ cells: [String], _ style: Style, row: PDFTag, cell: PDFTag?) throws(PDFError) {
        var texts: [PDFText] = []
        for (words, column) in zip(cells, columns) { texts.append(try writer.text(words, style.text, widestPoints: column.width)) }
        let height = (texts.map(\.heightPoints).max() ?? 0) + 2 * Self.cellPadding
        if top + height > Self.bottom { try beginPage() }
        writer.begin(row)
        for (text, column) in zip(texts, columns) {
            if let cell { writer.begin(cell) }
            writer.draw(text, in: column, top: top + Self.cellPadding)
            if cell != nil { writer.end() }
        }
        writer.end()
        top += height
        writer.begin(.artifact)
        writer.fill([PDFRectangle(x: Self.whole.x, y: top, width: Self.whole.width, height: 0.5)], Self.ruleColor)
        writer.end()
    }

    private mutating func beginPage() throws(PDFError) {
        try endPage()
        try writer.beginPage()
        page += 1
        top = Self.firstTop
        try head(isRead: false)
    }

    /// Writes what stands below the page.
    func endPage() throws(PDFError) {
        writer.begin(.artifact)
        writer.draw(try writer.text(footer, Style.quiet.text, widestPoints: Self.whole.width - 60), in: Self.whole, top: Self.footTop)
        let right = PDFColumn(x: Self.whole.x, width: Self.whole.width, alignment: .right)
        writer.draw(try writer.text("Page \(page)", Style.quiet.text), in: right, top: Self.footTop)
        writer.end()
    }
}
