import CPangoCairo

/// Takes the bytes of a document as cairo writes them, up to the limit.
final class PDFByteSink {
    private(set) var bytes: [UInt8] = []
    private(set) var isFull = false

    /// A surface of the document's pages that writes here. The sink has to live longer than the surface, which writes until it is freed.
    func makeSurface(page: PDFRectangle) -> OpaquePointer? {
        cairo_pdf_surface_create_for_stream(writeCallback, Unmanaged.passUnretained(self).toOpaque(), page.width, page.height)
    }

    fileprivate func accept(_ piece: UnsafeBufferPointer<UInt8>) -> cairo_status_t {
        guard !isFull, piece.count <= PDFLimits.documentBytes - bytes.count else {
            isFull = true
            return CAIRO_STATUS_WRITE_ERROR
        }
        bytes.append(contentsOf: piece)
        return CAIRO_STATUS_SUCCESS
    }
}

private let writeCallback: cairo_write_func_t = { context, bytes, count in
    guard let context else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<PDFByteSink>.fromOpaque(context).takeUnretainedValue()
    return sink.accept(UnsafeBufferPointer(start: bytes, count: Int(count)))
}
