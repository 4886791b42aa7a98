/// A file that goes with a mail.
public struct MailAttachment: Hashable, Sendable {
    public let fileName: String
    /// Such as `application/pdf`, or `text/calendar; charset=utf-8; method=PUBLISH`.
    public let mediaType: String
    public let bytes: [UInt8]

    /// Throws `MailFault`. A file name is a name, no path; the values of a type's parameters are words.
    public init(fileName: String, mediaType: String, bytes: [UInt8]) throws(MailFault) {
        try fileName.checkForHeader(.fileName, longest: MailLimits.fileNameCharacters)
        guard !fileName.contains(where: { $0 == "/" || $0 == "\\" }) else {
            throw .malformed(.fileName, expected: "a name without / and \\")
        }
        guard mediaType.utf8.count <= MailLimits.mediaTypeCharacters, Self.isMediaType(mediaType) else {
            throw .malformed(.mediaType, expected: "a type such as application/pdf or text/calendar; method=PUBLISH")
        }
        self.fileName = fileName
        self.mediaType = mediaType
        self.bytes = bytes
    }

    /// A type and its parameters, each behind `; ` (RFC 2045 §5.1). Types that have parts of their own can't be encoded as files are (§6.4).
    private static func isMediaType(_ text: String) -> Bool {
        let pieces = text.split(separator: "; ", omittingEmptySubsequences: false)
        guard let type = pieces.first, !["multipart", "message"].contains(type.prefix { $0 != "/" }.lowercased()) else { return false }
        return isPair(type, separatedBy: "/") && pieces.dropFirst().allSatisfy { isPair($0, separatedBy: "=") }
    }

    private static func isPair(_ text: Substring, separatedBy separator: Character) -> Bool {
        let sides = text.split(separator: separator, omittingEmptySubsequences: false)
        return sides.count == 2 && sides.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(marks.contains) }
    }

    /// What a registered name may hold (RFC 6838 §4.2).
    private static let marks = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+".utf8)
}
