import CPangoCairo

/// Gives cairo the bytes of a picture, piece by piece.
final class PDFByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The picture as pixels, to be freed by the caller; where it can't be read, a surface whose status says why.
    func makeSurface() -> OpaquePointer? {
        cairo_image_surface_create_from_png_stream(readCallback, Unmanaged.passUnretained(self).toOpaque())
    }

    fileprivate func fill(_ piece: UnsafeMutableBufferPointer<UInt8>) -> cairo_status_t {
        guard piece.count <= bytes.count - position else { return CAIRO_STATUS_READ_ERROR }
        _ = piece.update(fromContentsOf: bytes[position..<position + piece.count])
        position += piece.count
        return CAIRO_STATUS_SUCCESS
    }
}

private let readCallback: cairo_read_func_t = { context, bytes, count in
    guard let context else { return CAIRO_STATUS_READ_ERROR }
    let source = Unmanaged<PDFByteSource>.fromOpaque(context).takeUnretainedValue()
    return source.fill(UnsafeMutableBufferPointer(start: bytes, count: Int(count)))
}
