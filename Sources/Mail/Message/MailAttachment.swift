/// A file that goes with a mail.
public struct MailAttachment: Hashable, Sendable {
    public let fileName: String
    /// Such as `application/pdf`.
    public let mediaType: String
    public let bytes: [UInt8]

    /// Throws `MailFault`. A file name is a name, no path.
    public init(fileName: String, mediaType: String, bytes: [UInt8]) throws(MailFault) {
        try fileName.checkForHeader(.fileName, longest: MailLimits.fileNameCharacters)
        guard !fileName.contains(where: { $0 == "/" || $0 == "\\" }) else {
            throw .malformed(.fileName, expected: "a name without / and \\")
        }
        guard mediaType.utf8.count <= MailLimits.mediaTypeCharacters, Self.isMediaType(mediaType) else {
            throw .malformed(.mediaType, expected: "a type such as application/pdf, without parameters")
        }
        self.fileName = fileName
        self.mediaType = mediaType
        self.bytes = bytes
    }

    /// Types that have parts of their own can't be encoded as files are (RFC 2045 §6.4).
    private static func isMediaType(_ text: String) -> Bool {
        let sides = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard sides.count == 2, !["multipart", "message"].contains(text.prefix { $0 != "/" }.lowercased()) else { return false }
        return sides.allSatisfy { !$0.isEmpty && $0.allSatisfy(marks.contains) }
    }

    /// What a registered name may hold (RFC 6838 §4.2).
    private static let marks = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+".utf8)
}
