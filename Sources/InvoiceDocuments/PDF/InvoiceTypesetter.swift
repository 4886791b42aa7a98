import PDF

/// Makes the blocks of a document: breaks its texts into lines and knows where they stand beside each other.
struct InvoiceTypesetter {
    let page: InvoicePage
    let logo: InvoiceLogo?
    let writer: PDFWriter

    /// A text that stands in a column and is broken at its edge.
    func text(_ text: String, _ style: PDFTextStyle, in column: PDFColumn) throws(PDFError) -> PDFText {
        try writer.text(text, style, widestPoints: column.width)
    }

    /// Adds texts below each other in a column. Answers with the end of the last.
    func stack(
        _ texts: [(text: String, style: PDFTextStyle, tag: PDFTag)], in column: PDFColumn, top: Double, of block: inout InvoiceBlock
    ) throws(PDFError) -> Double {
        var end = top
        for (words, style, tag) in texts {
            let text = try text(words, style, in: column)
            block.add(text, as: tag, in: column, top: end)
            end += text.heightPoints
        }
        return end
    }
}
