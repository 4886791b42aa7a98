/// Whether a text can stand as the e-mail address of one person or office: it names a colleague in the audit trail, or is where an invoice goes.
public enum MailboxAddress {
    /// What a mail server takes (RFC 5321 §4.5.3.1).
    private static let bytesMaximum = 254
    private static let localBytesMaximum = 64

    /// One address without comments or quotes; letters of any script, but nothing that can't be seen.
    public static func isOne(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= bytesMaximum, parts.count == 2, parts[0].utf8.count <= localBytesMaximum else { return false }
        return isDotted(parts[0], marks: localMarks) && isDotted(parts[1], marks: ["-"])
    }

    /// The address as it is kept: without white space around it. Throws `TextFault`.
    public static func accept(_ typed: String) throws(TextFault) -> String {
        let text = typed.trimmed
        guard isOne(text) else { throw .noMailboxAddress }
        return text
    }

    private static let localMarks = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)

    private static func isDotted(_ text: Substring, marks: Set<Unicode.Scalar>) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal) && !scalar.properties.isDefaultIgnorableCodePoint
    }
}
