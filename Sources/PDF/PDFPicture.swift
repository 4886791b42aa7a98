import CPangoCairo

/// A picture that is known to be a readable PNG of reasonable size.
public struct PDFPicture: Hashable, Sendable {
    /// As they came.
    public let bytes: [UInt8]
    public let widthPixels: Int
    public let heightPixels: Int

    /// Throws `PDFError.badPicture` for what isn't a whole PNG picture within the bounds of `PDFLimits`.
    public init(png bytes: [UInt8]) throws(PDFError) {
        guard bytes.count <= PDFLimits.pictureBytes else { throw .badPicture("has more than \(PDFLimits.pictureBytes) bytes") }
        // Asked of its head first, since a small file can say that it is a huge picture.
        guard let size = Self.size(inHeadOf: bytes) else { throw .badPicture("is no PNG") }
        let sides = 1...PDFLimits.pictureSidePixels
        guard sides.contains(size.width), sides.contains(size.height) else {
            throw .badPicture("is \(size.width) by \(size.height) pixels; a side may have 1 to \(PDFLimits.pictureSidePixels)")
        }
        self.bytes = bytes
        widthPixels = size.width
        heightPixels = size.height
        try withPixels { _ in }
    }

    /// Draws it so that it fills the rectangle.
    func draw(on canvas: OpaquePointer, in rectangle: PDFRectangle) throws(PDFError) {
        try withPixels { pixels in
            cairo_save(canvas)
            cairo_translate(canvas, rectangle.x, rectangle.y)
            cairo_scale(canvas, rectangle.width / Double(widthPixels), rectangle.height / Double(heightPixels))
            cairo_set_source_surface(canvas, pixels, 0, 0)
            cairo_paint(canvas)
            cairo_restore(canvas)
        }
    }

    private func withPixels(_ use: (OpaquePointer?) -> Void) throws(PDFError) {
        let source = PDFByteSource(bytes)
        let pixels = source.makeSurface()
        defer { cairo_surface_destroy(pixels) }
        let status = cairo_surface_status(pixels)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .badPicture("is no readable PNG: \(String(cString: cairo_status_to_string(status)))")
        }
        use(pixels)
    }

    /// The signature, then the chunk IHDR of 13 bytes, which begins with the size (PNG specification, sections 5.2 and 11.2.2).
    private static func size(inHeadOf bytes: [UInt8]) -> (width: Int, height: Int)? {
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        guard bytes.starts(with: start), bytes.count >= start.count + 8 else { return nil }
        let numbers = bytes[start.count..<start.count + 8].map(Int.init)
        let width = numbers[0] << 24 | numbers[1] << 16 | numbers[2] << 8 | numbers[3]
        let height = numbers[4] << 24 | numbers[5] << 16 | numbers[6] << 8 | numbers[7]
        return (width, height)
    }
}
