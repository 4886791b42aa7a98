import PDF
import TestKit
import Testing

@Suite struct PDFTextTests {
    private let style = PDFTextStyle(sizePoints: 10, color: PDFColor(hexadecimal: 0))

    private func text(_ text: String, widestPoints: Double? = nil, isBold: Bool = false) throws -> PDFText {
        var style = style
        style.isBold = isBold
        return try PDFWriter(PDFWriterTests.metadata).text(text, style, widestPoints: widestPoints)
    }

    @Test func aTextKnowsItsSize() throws {
        let one = try text("Training")
        #expect(one.lineCount == 1)
        #expect(one.heightPoints == 14)
        #expect((35...45).contains(one.widthPoints))
        #expect(try text("Training", isBold: true).widthPoints > one.widthPoints)
        #expect(try text("Training\nTraining").widthPoints == one.widthPoints)
        #expect(try text("Training\n\nTraining").lineCount == 3)
        #expect(try text("").lineCount == 1)
    }

    /// Digits are equally wide, so that amounts below each other line up.
    @Test func digitsAreEquallyWide() throws {
        let widths = try Set("0123456789".map { try text(String(repeating: $0, count: 8)).widthPoints })
        #expect(widths.count == 1)
    }

    @Test(arguments: ["W", "i", "漢", "م", "word "], [60, 200.5])
    func linesStayWithinTheirWidth(piece: String, widestPoints: Double) throws {
        let long = try text(String(repeating: piece, count: 200), widestPoints: widestPoints)
        #expect(long.lineCount > 1)
        #expect(long.widthPoints <= widestPoints)
    }

    /// A text with no blank is cut where a line ends, and no hyphen is put in: a line is as wide as whole letters.
    @Test func nothingIsAddedWhereAWordIsCut() throws {
        let letter = try text("W").widthPoints
        let letters = try text(String(repeating: "W", count: 50), widestPoints: 100).widthPoints / letter
        #expect(letters > 5)
        #expect(abs(letters - letters.rounded()) < 0.01)
    }

    /// The edges of the words on the page, whatever the direction of the script.
    @Test(
        .enabled(if: PDFInspection.isPossible, "Debian's package poppler-utils isn't installed"),
        arguments: ["Training", "שלום", "مرحبا", "漢字"])
    func aColumnAlignsEveryScript(word: String) throws {
        let left = try page(word, PDFColumn(x: 50, width: 200)).edges()
        #expect(abs(left.lowerBound - 50) < 1)
        let right = try page(word, PDFColumn(x: 50, width: 200, alignment: .right)).edges()
        #expect(abs(right.upperBound - 250) < 1)
    }

    private func page(_ words: String, _ column: PDFColumn) throws -> PDFInspection {
        let writer = try PDFWriter(PDFWriterTests.metadata)
        writer.draw(try writer.text(words, style, widestPoints: column.width), in: column, top: 50)
        return try PDFInspection(try writer.finish().bytes)
    }

    @Test(arguments: ["Zoë Ångström", "Ελληνικά", "Кириллица", "שלום", "شركة الاستماع", "漢字", "ひらがな カタカナ", "한국어", "Việt Nam", "€ − – ₺"])
    func everyScriptOfAnInvoiceHasAFont(words: String) throws {
        #expect(try text(words).unknownGlyphCount == 0)
        #expect(try text(words, isBold: true).unknownGlyphCount == 0)
    }

    @Test func charactersWithoutAFontAreCounted() throws {
        let writer = try PDFWriter(PDFWriterTests.metadata)
        let unknown = try writer.text("a\u{378}b\u{378}", style)
        #expect(unknown.unknownGlyphCount == 2)
        #expect(try writer.finish().unknownGlyphCount == 2)
    }

    @Test func lengthHasALimit() throws {
        _ = try text(String(repeating: "a", count: PDFLimits.textBytes))
        #expect(throws: PDFError.tooLarge) { try text(String(repeating: "a", count: PDFLimits.textBytes + 1)) }
    }

    @Test(arguments: [-1, 0, .nan, .infinity, 1e300] as [Double])
    func noWidthTraps(widestPoints: Double) throws {
        #expect(try text("some words", widestPoints: widestPoints).lineCount >= 1)
    }
}
