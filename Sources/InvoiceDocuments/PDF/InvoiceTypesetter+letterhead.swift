import PDF

/// Who sends what to whom.
extension InvoiceTypesetter {
    func letterhead() throws(PDFError) -> [InvoiceBlock] { [try masthead(), try parties(), try facts()] }

    private func masthead() throws(PDFError) -> InvoiceBlock {
        var block = InvoiceBlock(.loose)
        let left = InvoiceSheet.column(0, of: 2)
        block.add(try text(page.title, InvoiceStyle.heading, in: left), as: .heading, in: left, top: 0)
        let right = InvoiceSheet.column(1, of: 2).aligned(.right)
        if let logo {
            let size = logo.size
            let place = PDFRectangle(x: right.x + right.width - size.width, y: 0, width: size.width, height: size.height)
            block.add(.begin(.figure))
            block.add(.picture(logo.picture, place))
            block.add(.end)
            block.heightPoints = max(block.heightPoints, size.height)
        } else {
            // Its foot on the line of the heading's.
            let top = InvoiceStyle.heading.baselinePoints - InvoiceStyle.sender.baselinePoints
            block.add(try text(page.seller.name, InvoiceStyle.sender, in: right), as: .paragraph, in: right, top: top)
        }
        return block
    }

    private func parties() throws(PDFError) -> InvoiceBlock {
        var block = InvoiceBlock(.loose, spaceAbovePoints: 28)
        for (index, side) in [page.buyer, page.seller].enumerated() {
            let column = InvoiceSheet.column(index, of: 2)
            block.add(.begin(.section))
            let head = [(side.role, InvoiceStyle.label, PDFTag.subheading), (side.name, InvoiceStyle.strong, .paragraph)]
            let address = side.address.map { ($0, InvoiceStyle.body, PDFTag.paragraph) }
            let end = try stack(head + address, in: column, top: 0, of: &block)
            let numbers = side.facts.map { ("\($0.label) \($0.value)", InvoiceStyle.label, PDFTag.paragraph) }
            _ = try stack(numbers, in: column, top: end + 5, of: &block)
            block.add(.end)
        }
        return block
    }

    /// Three beside each other, between two lines.
    private func facts() throws(PDFError) -> InvoiceBlock {
        let columnCount = 3
        let padding = 9.0
        var block = InvoiceBlock(.loose, spaceAbovePoints: 22)
        block.addRule(InvoiceSheet.column, top: 0, InvoiceStyle.line)
        var top = padding
        for start in stride(from: 0, to: page.facts.count, by: columnCount) {
            var end = top
            for (index, fact) in page.facts[start...].prefix(columnCount).enumerated() {
                let texts = [(fact.label, InvoiceStyle.label, PDFTag.paragraph), (fact.value, InvoiceStyle.body, .paragraph)]
                end = max(end, try stack(texts, in: InvoiceSheet.column(index, of: columnCount), top: top, of: &block))
            }
            top = end + padding
        }
        block.addRule(InvoiceSheet.column, top: top, InvoiceStyle.line)
        block.heightPoints = top
        return block
    }
}
