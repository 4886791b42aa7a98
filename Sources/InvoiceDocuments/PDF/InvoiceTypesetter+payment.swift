import DocumentParts
import PDF
import QR

/// How to pay.
extension InvoiceTypesetter {
    private static let padding = 14.0
    private static let codeSide = 92.0
    private static let labelWidth = 110.0

    /// A tinted box with the account, and the code to pay by at its right. Empty for a document that asks for no payment.
    func payment() throws(PDFError) -> [InvoiceBlock] {
        guard let payment = page.payment else { return [] }
        var block = InvoiceBlock(.payment, spaceAbovePoints: 20)
        let box = InvoiceSheet.column
        let codeWidth = payment.code == nil ? 0 : Self.codeSide + InvoiceSheet.gap
        let words = PDFColumn(x: box.x + Self.padding, width: box.width - 2 * Self.padding - codeWidth)
        let head = [(payment.heading, InvoiceStyle.strong, PDFTag.subheading), (payment.request, InvoiceStyle.body, .paragraph)]
        var top = try stack(head, in: words, top: Self.padding, of: &block) + 6
        for fact in payment.facts { top = try add(fact, in: words, top: top, to: &block) }
        if let code = payment.code {
            try add(code, caption: payment.codeCaption, rightEdge: box.x + box.width - Self.padding, to: &block)
        }
        block.heightPoints += Self.padding
        let background = PDFRectangle(x: box.x, y: 0, width: box.width, height: block.heightPoints)
        block.addBackground(background, InvoiceStyle.tint)
        return [block]
    }

    private func add(
        _ fact: InvoicePage.Fact, in column: PDFColumn, top: Double, to block: inout InvoiceBlock
    ) throws(PDFError) -> Double {
        let labels = PDFColumn(x: column.x, width: Self.labelWidth)
        let values = PDFColumn(x: column.x + Self.labelWidth, width: column.width - Self.labelWidth)
        let value = try text(fact.value, InvoiceStyle.body, in: values)
        // Both on one line of letters, though of two sizes.
        let labelTop = top + InvoiceStyle.body.baselinePoints - InvoiceStyle.label.baselinePoints
        block.add(try text(fact.label, InvoiceStyle.label, in: labels), as: .paragraph, in: labels, top: labelTop)
        block.add(value, as: .paragraph, in: values, top: top)
        return top + value.heightPoints + 2
    }

    private func add(_ code: QRCode, caption: String, rightEdge: Double, to block: inout InvoiceBlock) throws(PDFError) {
        let column = PDFColumn(x: rightEdge - Self.codeSide, width: Self.codeSide)
        let paper = PDFRectangle(x: column.x, y: Self.padding, width: Self.codeSide, height: Self.codeSide)
        block.add(.begin(.figure))
        block.add(.fill([paper], InvoiceStyle.paper))
        block.add(.fill(code.darkRectangles(in: paper), InvoiceStyle.ink))
        block.add(.end)
        let words = try text(caption, InvoiceStyle.label, in: column)
        block.add(words, as: .paragraph, in: column, top: Self.padding + Self.codeSide + 3)
    }
}
