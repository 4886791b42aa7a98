/// Why something cryptographic could not be done. A signature that does not fit is no error: it is the answer `false`.
public enum CryptographyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key's parameters are missing, malformed or too weak; the text says which.
    case invalidKey(String)
    /// OpenSSL refused an operation that should work, with its own words.
    case library(operation: String, reason: String)

    public var description: String {
        switch self {
        case .invalidKey(let reason): "the key cannot be used: \(reason)"
        case .library(let operation, let reason): "\(operation) failed: \(reason)"
        }
    }
}
