/// Why a document can't be written or read.
public enum XMLError: Error, Hashable, Sendable {
    /// XML 1.0 has no way to hold this character, not even escaped; it stands in the element or attribute of that name.
    case forbiddenCharacter(Unicode.Scalar, in: String)
    /// The text is no name of XML.
    case badName(String)
    /// The element has two attributes of one name.
    case attributeTwice(String, in: String)
    /// More levels of elements, or more bytes, than `XMLLimits` allows.
    case tooLarge
    /// The text is no well-formed document: where, and what libxml2 says about it.
    case malformed(line: Int, reason: String)
    /// It has a document type, which could name files and make a small document a huge one.
    case documentType
    /// An element holds a text beside elements.
    case mixedContent(String)
    /// libxml2 got no memory.
    case outOfMemory
}

extension XMLError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .forbiddenCharacter(let scalar, let name):
            "\(name) holds the character U+\(String(scalar.value, radix: 16, uppercase: true)), which XML can't carry"
        case .badName(let name): "\"\(name.prefix(64))\" is no name of XML"
        case .attributeTwice(let attribute, let name): "\(name) has the attribute \(attribute) twice"
        case .tooLarge: "the document has more than \(XMLLimits.levels) levels or \(XMLLimits.bytes) bytes"
        case .malformed(let line, let reason): "line \(line): \(reason)"
        case .documentType: "the document has a document type, which is not allowed"
        case .mixedContent(let name): "\(name) holds a text beside elements"
        case .outOfMemory: "no memory for the document"
        }
    }
}

/// What a document may be at most.
public enum XMLLimits {
    public static let levels = 100
    public static let bytes = 16 * 1_024 * 1_024
}
