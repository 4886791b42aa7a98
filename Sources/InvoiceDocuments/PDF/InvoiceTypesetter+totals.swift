import PDF

extension InvoiceTypesetter {
    private static let width = 280.0

    /// What the lines come to, at the right of the page, a block per sum; they stay together.
    func totals() throws(PDFError) -> [InvoiceBlock] {
        var rows: [(total: InvoicePage.Total, amount: PDFText)] = []
        for total in page.totals {
            rows.append((total, try writer.text(total.amount, total.isFinal ? InvoiceStyle.total : InvoiceStyle.body)))
        }
        let widest = rows.map(\.amount.widthPoints).max() ?? 0
        let right = InvoiceSheet.column.x + InvoiceSheet.column.width
        let labels = PDFColumn(x: right - Self.width, width: Self.width - widest - InvoiceSheet.gap)
        let amounts = PDFColumn(x: right - widest, width: widest, alignment: .right)
        var blocks: [InvoiceBlock] = []
        for (total, amount) in rows {
            let label = try text(total.label, total.isFinal ? InvoiceStyle.total : InvoiceStyle.body, in: labels)
            blocks.append(row((label, labels), (amount, amounts), isFinal: total.isFinal))
        }
        blocks[0].spaceAbovePoints = 8
        for index in blocks.indices.dropLast() { blocks[index].staysWithNext = true }
        return blocks
    }

    private func row(_ label: (PDFText, PDFColumn), _ amount: (PDFText, PDFColumn), isFinal: Bool) -> InvoiceBlock {
        var block = InvoiceBlock(.totals, spaceAbovePoints: isFinal ? 4 : 0)
        let padding = isFinal ? 6.0 : 2
        if isFinal {
            let across = PDFColumn(x: label.1.x, width: Self.width)
            block.addRule(across, top: 0, InvoiceStyle.ink)
        }
        block.add(.begin(.tableRow))
        block.add(label.0, as: .headerCell, in: label.1, top: padding)
        block.add(amount.0, as: .dataCell, in: amount.1, top: padding)
        block.add(.end)
        block.heightPoints += padding
        return block
    }
}
