/// Why a document could not be read or written, and where.
public struct WireJSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong in general, so that callers can choose an answer without reading the text.
    public enum Kind: Sendable, Equatable {
        /// Not JSON, or JSON of a kind that is refused everywhere: duplicate keys, invalid UTF-8, trailing bytes.
        case syntax
        /// Too large or too deep.
        case limit
        /// A value is missing or of another type than expected.
        case shape
        /// A value of the right type that its Swift type does not take.
        case value
    }

    public var kind: Kind
    /// One plain sentence part, such as `expected integer, found string`.
    public var reason: String
    /// 1-based; known when reading.
    public var line: Int?
    /// 1-based, in characters (code points). For syntax errors where the parser stopped, else where the value begins.
    public var column: Int?
    /// In the names of the wire, such as `lines[2].amount_cents`; empty for the document itself.
    public var path: String

    public init(kind: Kind, reason: String, line: Int? = nil, column: Int? = nil, path: String = "") {
        self.kind = kind
        self.reason = reason
        self.line = line
        self.column = column
        self.path = path
    }

    public var description: String {
        let subject = path.isEmpty ? "" : "\(path): "
        guard let line, let column else { return subject + reason }
        return "\(subject)\(reason) (line \(line), column \(column))"
    }
}
