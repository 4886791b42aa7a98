import CPangoCairo

/// Writes a document page by page: texts are made first, which tells their size, and drawn where they belong. The same calls write the
/// same bytes, with the same versions of the fonts and of cairo and Pango.
///
/// Its calls block for milliseconds, and Pango keeps the fonts that it has read for the thread that made them: whoever writes many
/// documents does so on one thread of its own. A writer stays on the thread that made it.
public final class PDFWriter {
    public let page: PDFRectangle

    private let sink: PDFByteSink
    private let surface: OpaquePointer
    private let canvas: OpaquePointer
    private let texts: OpaquePointer
    private var openTags: [PDFTag] = []
    private var pageCount = 1
    private var unknownGlyphCount = 0

    /// Throws `PDFError`.
    public init(_ metadata: PDFMetadata, page: PDFRectangle = .a4) throws(PDFError) {
        let sink = PDFByteSink()
        // Neither answers nothing: what couldn't be made is a surface or canvas whose status says why, which `finish` looks at.
        guard let surface = sink.makeSurface(page: page), let canvas = cairo_create(surface),
            let texts = pango_cairo_create_context(canvas)
        else { throw .failed("there is no memory") }
        self.sink = sink
        self.surface = surface
        self.canvas = canvas
        self.texts = texts
        self.page = page
        // Widths as they are on paper, not rounded to pixels of a screen.
        pango_context_set_round_glyph_positions(texts, 0)
        pango_context_set_language(texts, pango_language_from_string(metadata.language))
        set(metadata)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(texts))
        cairo_destroy(canvas)
        // What isn't finished is written out even now, into the sink that lives as long as this.
        cairo_surface_destroy(surface)
    }

    /// Makes a text ready to be drawn by this writer. Throws `PDFError.tooLarge`.
    /// - Parameter widestPoints: where lines are broken; nil for as wide as it is.
    public func text(_ text: String, _ style: PDFTextStyle, widestPoints: Double? = nil) throws(PDFError) -> PDFText {
        let text = try PDFText(text, style, widestPoints: widestPoints, in: texts)
        unknownGlyphCount += text.unknownGlyphCount
        return text
    }

    /// Draws lines of a text, all of them unless said otherwise, the first with its top at `top`.
    public func draw(_ text: PDFText, lines: Range<Int>? = nil, in column: PDFColumn, top: Double) {
        text.draw(lines ?? 0..<text.lineCount, on: canvas, column: column, top: top)
    }

    public func fill(_ rectangles: [PDFRectangle], _ color: PDFColor) {
        cairo_set_source_rgb(canvas, color.red, color.green, color.blue)
        for rectangle in rectangles { cairo_rectangle(canvas, rectangle.x, rectangle.y, rectangle.width, rectangle.height) }
        cairo_fill(canvas)
    }

    /// Draws a picture so that it fills the rectangle. Throws `PDFError` where there is no memory for its pixels.
    public func draw(_ picture: PDFPicture, in rectangle: PDFRectangle) throws(PDFError) {
        try picture.draw(on: canvas, in: rectangle)
    }

    /// What is drawn from here on to the matching `end` is such a part of the document. Parts lie within each other and may go on over
    /// pages.
    public func begin(_ tag: PDFTag) {
        if tag.isKnownToCairo { cairo_tag_begin(canvas, tag.rawValue, nil) }
        openTags.append(tag)
    }

    /// Ends the part that was begun last.
    public func end() {
        guard let tag = openTags.popLast() else { return }
        if tag.isKnownToCairo { cairo_tag_end(canvas, tag.rawValue) }
    }

    /// Begins a page after the first, on which what is drawn next stands. Throws `PDFError.tooLarge`.
    public func beginPage() throws(PDFError) {
        guard pageCount < PDFLimits.pages else { throw .tooLarge }
        cairo_show_page(canvas)
        pageCount += 1
    }

    /// Ends the document, of which nothing more can be drawn then. Throws `PDFError` for whatever failed since it was begun.
    public func finish() throws(PDFError) -> PDFDocument {
        // Before the last page ends: to cairo 1.18 the end of a part is something drawn, which would ask for another page.
        while !openTags.isEmpty { end() }
        cairo_show_page(canvas)
        let drawn = cairo_status(canvas)
        cairo_surface_finish(surface)
        let written = cairo_surface_status(surface)
        guard !sink.isFull else { throw .tooLarge }
        for status in [drawn, written] where status != CAIRO_STATUS_SUCCESS {
            throw .failed(String(cString: cairo_status_to_string(status)))
        }
        return PDFDocument(bytes: sink.bytes, pageCount: pageCount, unknownGlyphCount: unknownGlyphCount)
    }

    private func set(_ metadata: PDFMetadata) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, metadata.author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, metadata.creationTime)
    }
}

extension PDFTag {
    /// cairo 1.16 takes no artifacts; it passes over what lies in none of the innermost parts. Later versions read that aloud.
    fileprivate var isKnownToCairo: Bool { self != .artifact || Self.cairoTakesArtifacts }

    /// From 1.18.0 on, as cairo writes its versions.
    private static let cairoTakesArtifacts = cairo_version() >= 11_800
}
