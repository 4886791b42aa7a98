/// A line of a header, folded where it would be long. It is ASCII, and its only line ends are those of folding.
struct HeaderField: Hashable, Sendable {
    let text: String

    /// A value without anything to encode.
    init(_ name: String, _ value: String) {
        text = "\(name): \(value)"
    }

    /// A text for people to read, such as a subject.
    init(_ name: String, prose: String) {
        let isPlain = Self.isPlain(prose, column: name.utf8.count + 2)
        text = "\(name): " + (isPlain ? prose : EncodedWords.folded(prose, column: name.utf8.count + 2))
    }

    init(_ name: String, _ mailbox: Mailbox) {
        guard let displayed = mailbox.name else {
            text = "\(name): \(mailbox.address)"
            return
        }
        let column = name.utf8.count + 2
        let quoted = "\"" + displayed.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        let isPlain = Self.isPlain(displayed, column: column) && Self.isPlain(quoted, column: column)
        let phrase = isPlain ? quoted : EncodedWords.folded(displayed, column: column)
        let line = "\(name): \(phrase) <\(mailbox.address)>"
        text = isPlain && line.utf8.count <= EncodedWords.lineCharacters ? line : "\(name): \(phrase)\r\n <\(mailbox.address)>"
    }

    /// A value with one parameter, such as the name of a file.
    init(_ name: String, _ value: String, parameter: String, _ parameterValue: String) {
        let pieces = MIMEParameter.pieces(parameter, parameterValue)
        text = "\(name): \(value)" + pieces.map { ";\r\n \($0)" }.joined()
    }

    /// Whether the text can stand as it is in the rest of the line: no reader takes it for an encoded word, or its ends for folding.
    private static func isPlain(_ text: String, column: Int) -> Bool {
        text.isPrintableASCII && column + text.utf8.count <= EncodedWords.lineCharacters && !text.contains("=?") && text.first != " "
            && text.last != " "
    }
}
