/// Why a text can't become a code.
public enum QRError: Error, Hashable, Sendable {
    case empty
    /// It doesn't fit into the largest version that is allowed.
    case tooLong(byteCount: Int)
    /// libqrencode got no memory.
    case outOfMemory
}

extension QRError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "an empty text makes no QR code"
        case .tooLong(let byteCount): "\(byteCount) bytes are too many for a QR code of the version that is allowed"
        case .outOfMemory: "no memory for the QR code"
        }
    }
}
