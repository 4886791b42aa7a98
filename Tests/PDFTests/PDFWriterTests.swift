import PDF
import TestKit
import Testing

@Suite struct PDFWriterTests {
    static let metadata = PDFMetadata(
        title: "Título 漢字", author: "Zoë & Co", subject: "A test", language: "en", createdOn: (year: 2026, month: 11, day: 30))
    static let style = PDFTextStyle(sizePoints: 10, color: PDFColor(hexadecimal: 0x1F2328))
    static let column = PDFColumn(x: 50, width: 200)

    /// Two pages: a table that goes on over both, each with a number that isn't read aloud.
    private func document() throws -> PDFDocument {
        let writer = try PDFWriter(Self.metadata)
        writer.begin(.document)
        try draw("Heading", as: .heading, at: 50, with: writer)
        writer.begin(.table)
        for page in 1...2 {
            if page == 2 { try writer.beginPage() }
            writer.begin(.tableRow)
            try draw("Cell \(page)", as: .dataCell, at: 100, with: writer)
            writer.end()
            writer.begin(.artifact)
            writer.draw(try writer.text("Page \(page)", Self.style), in: Self.column, top: 800)
            writer.end()
        }
        return try writer.finish()
    }

    private func draw(_ text: String, as tag: PDFTag, at top: Double, with writer: PDFWriter) throws {
        writer.begin(tag)
        writer.draw(try writer.text(text, Self.style), in: Self.column, top: top)
        writer.end()
    }

    @Test func theSameCallsWriteTheSameBytes() throws {
        let first = try document()
        let second = try document()
        #expect(first == second)
        #expect(first.pageCount == 2)
        #expect(first.bytes.starts(with: Array("%PDF-1.".utf8)))
    }

    @Test func threadsDoNotDisturbEachOther() async throws {
        let expected = try document()
        let documents = try await withThrowingTaskGroup(of: PDFDocument.self) { group in
            for _ in 0..<16 { group.addTask { try document() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(documents == Array(repeating: expected, count: 16))
    }

    @Test(.enabled(if: PDFInspection.isPossible, "Debian's package poppler-utils isn't installed"))
    func readersSeeTextsPartsAndMetadata() throws {
        let inspection = try PDFInspection(try document().bytes)
        let pages = try inspection.pages().map { $0.split(whereSeparator: \.isNewline) }
        #expect(pages == [["Heading", "Cell 1", "Page 1"], ["Cell 2", "Page 2"]])
        let structure = try inspection.structure()
        #expect(structure == ["Document", "H1", "\"Heading\"", "Table", "TR", "TD", "\"Cell 1\"", "TR", "TD", "\"Cell 2\""])
        let facts = try inspection.facts()
        let expected = [
            "Title": "Título 漢字", "Author": "Zoë & Co", "Subject": "A test", "CreationDate": "2026-11-30T00:00:00Z", "Tagged": "yes",
            "Pages": "2",
        ]
        #expect(facts.filter { expected.keys.contains($0.key) } == expected)
        #expect(facts["Page size"]?.hasSuffix("(A4)") == true)
    }

    @Test func aWriterThatIsNotFinishedIsFreed() throws {
        let writer = try PDFWriter(Self.metadata)
        writer.begin(.document)
        writer.draw(try writer.text("Lost", Self.style), in: Self.column, top: 50)
    }

    @Test func endingMoreThanWasBegunChangesNothing() throws {
        let writer = try PDFWriter(Self.metadata)
        writer.end()
        try draw("Text", as: .paragraph, at: 50, with: writer)
        writer.end()
        #expect(try writer.finish().pageCount == 1)
    }

    @Test func pagesHaveALimit() throws {
        let writer = try PDFWriter(Self.metadata)
        for _ in 1..<PDFLimits.pages { try writer.beginPage() }
        #expect(throws: PDFError.tooLarge) { try writer.beginPage() }
    }

    @Test func drawingAfterTheEndIsRefused() throws {
        let writer = try PDFWriter(Self.metadata)
        _ = try writer.finish()
        writer.fill([PDFRectangle(x: 0, y: 0, width: 1, height: 1)], PDFColor(hexadecimal: 0))
        #expect(throws: PDFError.self) { try writer.finish() }
    }
}
