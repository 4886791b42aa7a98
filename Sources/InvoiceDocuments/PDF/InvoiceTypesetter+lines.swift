import PDF

/// The table of lines.
extension InvoiceTypesetter {
    private static let cellPadding = 4.5
    private static let cellGap = 14.0
    private static let narrowestDescription = 90.0

    /// The blocks of the table, its head first, and the head as it stands on further pages, where it isn't read aloud again. The last line
    /// stays with the totals.
    func lines() throws(PDFError) -> (blocks: [InvoiceBlock], repeatedHead: InvoiceBlock) {
        let heads = try texts(of: page.lines.columns.dropFirst(), InvoiceStyle.label)
        let figures = try figures()
        let columns = columns(around: [heads] + figures)
        let firstHead = try text(page.lines.columns[0], InvoiceStyle.label, in: columns[0])
        let repeatedHead = head([firstHead] + heads, columns, isRead: false)
        var blocks = [head([firstHead] + heads, columns, isRead: true)]
        for (row, cells) in zip(page.lines.rows, figures) {
            let description = try text(row[0], InvoiceStyle.body, in: columns[0])
            blocks.append(line([description] + cells, columns))
        }
        blocks[0].staysWithNext = true
        blocks[0].spaceAbovePoints = 22
        blocks[blocks.count - 1].staysWithNext = true
        return (blocks, repeatedHead)
    }

    /// Of each line, all but its description.
    private func figures() throws(PDFError) -> [[PDFText]] {
        var figures: [[PDFText]] = []
        for row in page.lines.rows { figures.append(try texts(of: row.dropFirst(), InvoiceStyle.body)) }
        return figures
    }

    private func texts(of cells: ArraySlice<String>, _ style: PDFTextStyle) throws(PDFError) -> [PDFText] {
        var texts: [PDFText] = []
        for cell in cells { texts.append(try writer.text(cell, style)) }
        return texts
    }

    /// Figures get as much room as the longest needs, at the right; the description has the rest.
    private func columns(around figures: [[PDFText]]) -> [PDFColumn] {
        var right = InvoiceSheet.column.x + InvoiceSheet.column.width
        var columns: [PDFColumn] = []
        for index in (figures.first ?? []).indices.reversed() {
            let width = figures.map { $0[index].widthPoints }.max() ?? 0
            columns.append(PDFColumn(x: right - width, width: width, alignment: .right))
            right -= width + Self.cellGap
        }
        let width = max(right - InvoiceSheet.column.x, Self.narrowestDescription)
        columns.append(PDFColumn(x: InvoiceSheet.column.x, width: width))
        return columns.reversed()
    }

    private func head(_ cells: [PDFText], _ columns: [PDFColumn], isRead: Bool) -> InvoiceBlock {
        let tags: RowTags = isRead ? (.tableRow, .headerCell) : (.artifact, nil)
        return row(cells, columns, tags, ruled: InvoiceStyle.ink)
    }

    private func line(_ cells: [PDFText], _ columns: [PDFColumn]) -> InvoiceBlock {
        row(cells, columns, (.tableRow, .dataCell), ruled: InvoiceStyle.line)
    }

    private typealias RowTags = (row: PDFTag, cell: PDFTag?)

    private func row(_ cells: [PDFText], _ columns: [PDFColumn], _ tags: RowTags, ruled color: PDFColor) -> InvoiceBlock {
        var block = InvoiceBlock(.lines)
        block.add(.begin(tags.row))
        for (text, column) in zip(cells, columns) { block.add(text, as: tags.cell, in: column, top: Self.cellPadding) }
        block.add(.end)
        block.heightPoints += Self.cellPadding
        block.addRule(InvoiceSheet.column, top: block.heightPoints, color)
        return block
    }
}
