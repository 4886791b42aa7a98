import CPangoCairo

/// A text that was broken into lines and can be drawn on any page of the document whose writer made it. It knows its size before it is
/// drawn.
///
/// It may hold any Unicode: each paragraph has the direction of its first letter, and characters that the first font hasn't come from
/// others that are installed.
public final class PDFText {
    public let style: PDFTextStyle
    public let lineCount: Int
    /// Of the longest line.
    public let widthPoints: Double
    /// How many characters no installed font has; a reader sees boxes instead.
    public let unknownGlyphCount: Int

    private let layout: OpaquePointer
    private let lineWidths: [Double]

    public var heightPoints: Double { Double(lineCount) * style.lineHeightPoints }

    /// - Parameter widestPoints: where lines are broken, between words as far as possible; nil breaks only at line feeds.
    init(_ text: String, _ style: PDFTextStyle, widestPoints: Double?, in context: OpaquePointer) throws(PDFError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= PDFLimits.textBytes, let byteCount = Int32(exactly: bytes.count) else { throw .tooLarge }
        // GLib ends the process where it gets no memory, so none of these answers nothing.
        let layout: OpaquePointer = pango_layout_new(context)
        Self.setFont(style, of: layout)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        if let widestPoints { pango_layout_set_width(layout, Self.pangoUnits(widestPoints)) }
        bytes.withUnsafeBytes { pango_layout_set_text(layout, $0.bindMemory(to: CChar.self).baseAddress, byteCount) }
        let count = Int(pango_layout_get_line_count(layout))
        lineWidths = (0..<count).map { Self.width(ofLine: $0, in: layout) }
        lineCount = count
        widthPoints = lineWidths.max() ?? 0
        unknownGlyphCount = Int(pango_layout_get_unknown_glyphs_count(layout))
        self.layout = layout
        self.style = style
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// Draws some of its lines below each other, the first at `top`, each at the leading (left) or trailing (right) edge of the column.
    func draw(_ lines: Range<Int>, on canvas: OpaquePointer, column: PDFColumn, top: Double) {
        cairo_set_source_rgb(canvas, style.color.red, style.color.green, style.color.blue)
        for (place, line) in lines.clamped(to: 0..<lineCount).enumerated() {
            guard let index = Int32(exactly: line), let glyphs = pango_layout_get_line_readonly(layout, index) else { continue }
            // Placed here and not by Pango, which would set lines of Arabic or Hebrew at the other edge.
            let x = column.x(ofWidth: lineWidths[line])
            cairo_move_to(canvas, x, top + Double(place) * style.lineHeightPoints + style.baselinePoints)
            pango_cairo_show_layout_line(canvas, glyphs)
        }
    }

    private static func setFont(_ style: PDFTextStyle, of layout: OpaquePointer) {
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, PDFTextStyle.families)
        pango_font_description_set_absolute_size(font, Double(pangoUnits(style.sizePoints)))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        // A hyphen that Pango puts in where a word is cut would look like one of the text: of a name, or of an account.
        let attributes = pango_attr_list_new()
        defer { pango_attr_list_unref(attributes) }
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(layout, attributes)
    }

    private static func width(ofLine line: Int, in layout: OpaquePointer) -> Double {
        guard let index = Int32(exactly: line), let glyphs = pango_layout_get_line_readonly(layout, index) else { return 0 }
        var extents = PangoRectangle()
        pango_layout_line_get_extents(glyphs, nil, &extents)
        return Double(extents.width) / Double(PANGO_SCALE)
    }

    /// Pango reckons in 1,024ths of a point, in 32 bits.
    private static func pangoUnits(_ points: Double) -> Int32 {
        let bounded = points > 0 ? min(points, 10_000) : 0
        return Int32(bounded * Double(PANGO_SCALE))
    }
}
