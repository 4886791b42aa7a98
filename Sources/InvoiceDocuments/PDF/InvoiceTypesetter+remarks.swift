import PDF

/// Texts at the end, which may be long: each of their lines is a block, so that they go on over pages.
extension InvoiceTypesetter {
    func remarks() throws(PDFError) -> [InvoiceBlock] {
        var blocks: [InvoiceBlock] = []
        for remark in [page.settlement, page.notes] {
            guard let remark else { continue }
            blocks += try self.blocks(of: remark)
        }
        return blocks
    }

    private func blocks(of remark: InvoicePage.Remark) throws(PDFError) -> [InvoiceBlock] {
        let column = InvoiceSheet.column
        var heading = InvoiceBlock(.loose, spaceAbovePoints: 20)
        heading.add(try text(remark.heading, InvoiceStyle.strong, in: column), as: .subheading, in: column, top: 0)
        heading.staysWithNext = true
        let text = try text(remark.text, InvoiceStyle.body, in: column)
        let lines = (0..<text.lineCount).map { line in
            var block = InvoiceBlock(.remark)
            block.add(text, lines: line..<line + 1, as: nil, in: column, top: 0)
            return block
        }
        return [heading] + lines
    }
}
