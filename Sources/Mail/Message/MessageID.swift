/// What a mail is known by everywhere (RFC 5322, `Message-ID`). Given the same in every attempt, receivers can tell that a mail came twice.
public struct MessageID: Hashable, Sendable {
    /// With its angle brackets.
    public let text: String

    /// - Parameter text: such as `<0198c2a4-…@backoffice.example.com>`: letters, digits and ``!#$%&'*+-/=?^_`{|}~`` with dots between, on both
    ///   sides of the `@`.
    ///
    /// Throws `MailFault`.
    public init(_ text: String) throws(MailFault) {
        let inner = text.dropFirst().dropLast()
        let sides = inner.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= MailLimits.messageIDCharacters, text.first == "<", text.last == ">", sides.count == 2,
            sides.allSatisfy(Self.isDotted)
        else {
            throw .malformed(
                .messageID, expected: "a text such as <name@host> of at most \(MailLimits.messageIDCharacters) characters")
        }
        self.text = text
    }

    /// RFC 5322, `dot-atom-text`.
    private static func isDotted(_ text: Substring) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { marks.contains($0) }
        }
    }

    private static let marks = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~".utf8)
}
