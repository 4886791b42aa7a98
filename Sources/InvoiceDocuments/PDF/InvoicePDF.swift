import PDF

/// An invoice or credit note as a PDF of A4 pages. The same page and logo give the same bytes, with the same versions of the fonts and of
/// cairo and Pango.
///
/// It is made within milliseconds, for which it blocks: on a thread of its own, which keeps the fonts that were read (`PDFWriter`).
public struct InvoicePDF: Sendable {
    private let page: InvoicePage
    private let logo: InvoiceLogo?

    /// - Parameter logo: stands at the head; without one, the seller's name does.
    public init(_ page: InvoicePage, logo: InvoiceLogo? = nil) {
        self.page = page
        self.logo = logo
    }

    /// Throws `PDFError` where there is no memory, or where the pages are more than `PDFLimits` allows, which no invoice gives a reason to.
    public func document() throws(PDFError) -> PDFDocument {
        let writer = try PDFWriter(
            PDFMetadata(
                title: page.name, author: page.seller.name, subject: page.subject, language: page.language.rawValue,
                createdOn: page.issuedOn.components))
        let typesetter = InvoiceTypesetter(page: page, logo: logo, writer: writer)
        let lines = try typesetter.lines()
        let blocks =
            try typesetter.letterhead() + lines.blocks + typesetter.totals() + typesetter.payment() + typesetter.remarks()
        let pages = PageFlow.pages(of: blocks, repeatedHead: lines.repeatedHead)
        writer.begin(.document)
        var openPart: InvoicePart?
        for (index, blocks) in pages.enumerated() {
            if index > 0 { try writer.beginPage() }
            for placed in blocks { try draw(placed, openPart: &openPart, with: writer) }
            try drawFoot("\(index + 1) / \(pages.count)", with: writer)
        }
        return try writer.finish()
    }

    /// Begins the part that the block belongs to where it isn't open yet; a part may go on over several pages.
    private func draw(_ placed: PlacedBlock, openPart: inout InvoicePart?, with writer: PDFWriter) throws(PDFError) {
        let part = placed.block.part
        if part != openPart {
            if openPart?.tag != nil { writer.end() }
            if let tag = part.tag { writer.begin(tag) }
            openPart = part
        }
        try placed.block.draw(top: placed.top, with: writer)
    }

    private func drawFoot(_ number: String, with writer: PDFWriter) throws(PDFError) {
        writer.begin(.artifact)
        let name = try writer.text(page.name, InvoiceStyle.label)
        writer.draw(name, in: InvoiceSheet.column, top: InvoiceSheet.footTop)
        writer.draw(try writer.text(number, InvoiceStyle.label), in: InvoiceSheet.column.aligned(.right), top: InvoiceSheet.footTop)
        writer.end()
    }
}
