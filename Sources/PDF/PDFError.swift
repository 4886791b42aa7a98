/// Why a document can't be made.
public enum PDFError: Error, Hashable, Sendable {
    /// One text has more bytes, or the document more pages or bytes, than `PDFLimits` allows.
    case tooLarge
    /// The bytes are no PNG picture that can be drawn: what is wrong with them.
    case badPicture(String)
    /// What cairo says about a drawing that failed.
    case failed(String)
}

extension PDFError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLarge:
            "a text has more than \(PDFLimits.textBytes) bytes, or the document more than \(PDFLimits.pages) pages or "
                + "\(PDFLimits.documentBytes) bytes"
        case .badPicture(let reason): "the picture \(reason)"
        case .failed(let reason): "the document can't be drawn: \(reason)"
        }
    }
}

/// What a document and its parts may be at most.
public enum PDFLimits {
    public static let textBytes = 64 * 1_024
    public static let pages = 1_000
    public static let documentBytes = 64 * 1_024 * 1_024
    public static let pictureBytes = 1_024 * 1_024
    /// Of a picture, along each side.
    public static let pictureSidePixels = 4_096
}
