import Cryptography

/// A piece of a mail: a header of its own, and either encoded content or further parts (RFC 2046).
struct MIMEPart: Sendable {
    private enum Body: Sendable {
        case content([UInt8])
        case parts([MIMEPart], boundary: String)
    }

    private let fields: [HeaderField]
    private let body: Body

    /// A text, with its line ends as CRLF.
    init(text: String, subtype: String) {
        fields = [
            HeaderField("Content-Type", "text/\(subtype); charset=utf-8"), HeaderField("Content-Transfer-Encoding", "quoted-printable"),
        ]
        body = .content(QuotedPrintable.encoded(text))
    }

    init(_ attachment: MailAttachment) {
        fields = [
            HeaderField("Content-Type", attachment.mediaType),
            HeaderField("Content-Disposition", "attachment", parameter: "filename", attachment.fileName),
            HeaderField("Content-Transfer-Encoding", "base64"),
        ]
        body = .content(Self.base64Lines(attachment.bytes))
    }

    /// - Parameter boundary: what separates the parts; no line of theirs begins with it and two hyphens before it.
    init(subtype: String, boundary: String, _ parts: [MIMEPart]) {
        fields = [HeaderField("Content-Type", "multipart/\(subtype)", parameter: "boundary", boundary)]
        body = .parts(parts, boundary: boundary)
    }

    /// - Parameter header: fields that stand before its own.
    func append(after header: [HeaderField] = [], to bytes: inout [UInt8]) {
        for field in header + fields { bytes += Array(field.text.utf8) + Self.lineEnd }
        bytes += Self.lineEnd
        switch body {
        case .content(let content):
            bytes += content
        case .parts(let parts, let boundary):
            for part in parts {
                bytes += Array("--\(boundary)\r\n".utf8)
                part.append(to: &bytes)
                // The line end before a boundary belongs to it, and not to the part.
                bytes += Self.lineEnd
            }
            bytes += Array("--\(boundary)--\r\n".utf8)
        }
    }

    private static func base64Lines(_ bytes: [UInt8]) -> [UInt8] {
        let characters = Array(Base64.encode(bytes).utf8)
        var lines: [UInt8] = []
        lines.reserveCapacity(characters.count + characters.count / lineCharacters * 2 + 2)
        for start in stride(from: 0, to: characters.count, by: lineCharacters) {
            lines += characters[start..<min(start + lineCharacters, characters.count)]
            lines += lineEnd
        }
        return lines
    }

    /// RFC 2045 §6.8.
    private static let lineCharacters = 76
    private static let lineEnd = Array("\r\n".utf8)
}
