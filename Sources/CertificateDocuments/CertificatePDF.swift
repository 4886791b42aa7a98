import Contracts
import DocumentParts
import PDF
import QR

/// A certificate as one page of A4. The same certificate gives the same bytes, with the same versions of the fonts and of cairo and Pango.
///
/// It is made within milliseconds, for which it blocks.
public struct CertificatePDF: Sendable {
    private let certificate: Certificate

    private static let margin = 85.0
    private static let column = PDFColumn(x: margin, width: PDFRectangle.a4.width - 2 * margin)
    private static let codeSide = 120.0
    private static let codeTop = PDFRectangle.a4.height - 265
    /// What a name or a title may take before it is set smaller.
    private static let linesMaximum = 3
    private static let ink = PDFColor(hexadecimal: 0x1F2328)
    private static let quiet = PDFColor(hexadecimal: 0x59626D)
    private static let line = PDFColor(hexadecimal: 0xD5D9DE)
    private static let warning = PDFColor(hexadecimal: 0xA40E26)

    public init(_ certificate: Certificate) {
        self.certificate = certificate
    }

    /// Throws `PDFError` where there is no memory.
    public func document() throws(PDFError) -> PDFDocument {
        let writer = try PDFWriter(
            PDFMetadata(
                title: "\(Certificate.title) \(certificate.code.grouped)", author: certificate.issuer, subject: certificate.trainingTitle,
                language: "en", createdOn: certificate.completedOn.components))
        writer.begin(.document)
        drawFrame(writer)
        try drawClaim(writer)
        try drawFacts(writer)
        return try writer.finish()
    }

    private func drawFrame(_ writer: PDFWriter) {
        let (page, inset, width) = (PDFRectangle.a4, 34.0, 1.0)
        let (right, bottom) = (page.width - inset, page.height - inset)
        writer.begin(.artifact)
        writer.fill(
            [
                PDFRectangle(x: inset, y: inset, width: right - inset, height: width),
                PDFRectangle(x: inset, y: bottom, width: right - inset + width, height: width),
                PDFRectangle(x: inset, y: inset, width: width, height: bottom - inset),
                PDFRectangle(x: right, y: inset, width: width, height: bottom - inset),
            ], Self.line)
        writer.end()
    }

    /// Who has followed what.
    private func drawClaim(_ writer: PDFWriter) throws(PDFError) {
        var top = 95.0
        top = try draw(certificate.issuer, Self.style(12, Self.quiet), .paragraph, top: top, writer) + 34
        top = try draw("\(Certificate.title) · \(Certificate.dutchTitle)", Self.style(24, isBold: true), .heading, top: top, writer) + 40
        top = try draw(certificate.holder, fitting: [26, 20, 15, 10], .paragraph, top: top, writer) + 12
        top = try draw(Certificate.claim, Self.style(10.5, Self.quiet), .paragraph, top: top, writer) + 22
        top = try draw(certificate.trainingTitle, fitting: [18, 15, 12, 9], .paragraph, top: top, writer)
        guard let warning = certificate.warning else { return }
        _ = try draw(warning, Self.style(14, isBold: true, Self.warning), .paragraph, top: top + 26, writer)
    }

    /// Below, at the left of the code.
    private func drawFacts(_ writer: PDFWriter) throws(PDFError) {
        let picture = certificate.picture
        let width = Self.column.width - (picture == nil ? 0 : Self.codeSide + 24)
        let words = PDFColumn(x: Self.column.x, width: width)
        var top = Self.codeTop
        for fact in certificate.facts {
            top = try draw(fact.label, Self.style(7.5, Self.quiet), .paragraph, in: words, top: top, writer)
            top = try draw(fact.value, Self.style(10.5), .paragraph, in: words, top: top, writer) + 7
        }
        guard let picture, let address = certificate.address else { return }
        let square = PDFRectangle(
            x: Self.column.x + Self.column.width - Self.codeSide, y: Self.codeTop, width: Self.codeSide, height: Self.codeSide)
        writer.begin(.figure)
        writer.fill(picture.darkRectangles(in: square), Self.ink)
        writer.end()
        let side = PDFColumn(x: square.x, width: Self.codeSide)
        let foot = square.y + Self.codeSide + 2
        let below = try draw(Certificate.check, Self.style(7.5, Self.quiet), .paragraph, in: side, top: foot, writer)
        _ = try draw(address, Self.style(6.5, Self.quiet), .paragraph, in: side, top: below + 2, writer)
    }

    /// In the first of some sizes in which it takes few lines, or in the last; what doesn't fit even then isn't drawn to its end.
    private func draw(
        _ text: String, fitting sizes: [Double], _ tag: PDFTag, top: Double, _ writer: PDFWriter
    ) throws(PDFError) -> Double {
        for size in sizes {
            let made = try writer.text(text, Self.style(size, isBold: true), widestPoints: Self.column.width)
            guard made.lineCount <= Self.linesMaximum || size == sizes.last else { continue }
            let lines = min(made.lineCount, 2 * Self.linesMaximum)
            writer.begin(tag)
            writer.draw(made, lines: 0..<lines, in: Self.column, top: top)
            writer.end()
            return top + Double(lines) * made.style.lineHeightPoints
        }
        return top
    }

    private func draw(
        _ text: String, _ style: PDFTextStyle, _ tag: PDFTag, in column: PDFColumn = column, top: Double, _ writer: PDFWriter
    ) throws(PDFError) -> Double {
        let made = try writer.text(text, style, widestPoints: column.width)
        writer.begin(tag)
        writer.draw(made, in: column, top: top)
        writer.end()
        return top + made.heightPoints
    }

    private static func style(_ size: Double, isBold: Bool = false, _ color: PDFColor = ink) -> PDFTextStyle {
        PDFTextStyle(sizePoints: size, isBold: isBold, color: color)
    }
}
