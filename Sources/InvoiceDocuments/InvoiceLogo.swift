import PDF

/// The seller's picture at the head of a document.
public struct InvoiceLogo: Hashable, Sendable {
    let picture: PDFPicture

    /// Throws `PDFError.badPicture` for what isn't a readable PNG within the bounds of `PDFLimits`: what is wrong with it, in words that
    /// follow "the picture".
    public init(png bytes: [UInt8]) throws(PDFError) {
        picture = try PDFPicture(png: bytes)
    }

    /// As large as it can be within 160 by 48 points, and no larger than a pixel per point.
    var size: (width: Double, height: Double) {
        let width = Double(picture.widthPixels)
        let height = Double(picture.heightPixels)
        let scale = min(1, 160 / width, 48 / height)
        return (width * scale, height * scale)
    }
}
