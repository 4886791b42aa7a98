/// Why something can't be mailed. Its description names the part at fault and never shows what stands there, which may be personal.
public enum MailFault: Error, Hashable, Sendable {
    /// Where in a mail a fault is.
    public enum Part: String, Sendable {
        case name, address, subject, text, html, language
        case messageID = "message id"
        case unsubscribeLink = "unsubscribe link"
        case fileName = "file name"
        case mediaType = "media type"
    }

    case empty(Part)
    /// Longest in characters (Unicode scalars); of the text and the HTML in bytes.
    case tooLong(Part, longest: Int)
    /// It would end a header or be drawn as something else.
    case controlCharacter(Unicode.Scalar, in: Part)
    /// It hasn't the form that the part has to have, which the text says.
    case malformed(Part, expected: String)
    case tooManyAttachments(Int)
    /// Text, HTML and attachments together.
    case tooLarge(bytes: Int)
    /// The date lies outside of `Instant.range`.
    case date
}

extension MailFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty(let part): "the \(part.rawValue) is empty"
        case .tooLong(.text, let longest), .tooLong(.html, let longest): "the text of the mail is longer than \(longest) bytes"
        case .tooLong(let part, let longest): "the \(part.rawValue) is longer than \(longest) characters"
        case .controlCharacter(let scalar, let part):
            "the \(part.rawValue) holds the control character U+\(String(scalar.value, radix: 16, uppercase: true))"
        case .malformed(let part, let expected): "the \(part.rawValue) is wrong: expected \(expected)"
        case .tooManyAttachments(let count): "\(count) attachments are more than \(MailLimits.attachments)"
        case .tooLarge(let bytes): "the mail holds \(bytes) bytes, more than \(MailLimits.bytes)"
        case .date: "the date lies outside of the years 1970 to 9999"
        }
    }
}

/// What a mail may be at most.
public enum MailLimits {
    /// Of the text, the HTML and all attachments, before they are encoded; on the way they take at most half as much again, but for the
    /// two texts, which may take three times as much.
    public static let bytes = 10 * 1_024 * 1_024
    /// Of the text and of the HTML.
    public static let textBytes = 1_024 * 1_024
    public static let attachments = 20
    static let subjectCharacters = 300
    static let nameCharacters = 150
    static let fileNameCharacters = 150
    static let messageIDCharacters = 200
    static let linkCharacters = 900
    static let languageCharacters = 35
    static let mediaTypeCharacters = 127
}
