/// What a server answered.
public struct SMTPReply: Hashable, Sendable {
    /// From 200 to 599, as RFC 5321 §4.2 gives them meaning.
    public let code: Int
    /// The server's words, of all lines, at most 500 characters and without control characters. They often hold the receiver's address.
    public let text: String

    private static let textCharacters = 500

    init(code: Int, lines: [String]) {
        self.code = code
        var scalars = String.UnicodeScalarView()
        for scalar in lines.joined(separator: " ").unicodeScalars.prefix(Self.textCharacters) {
            scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        text = String(scalars)
    }
}

extension SMTPReply: CustomStringConvertible {
    /// For logs: the codes without the words, such as `550 5.1.1`.
    public var description: String { ["\(code)", enhancedCode.map(String.init)].compactMap { $0 }.joined(separator: " ") }

    /// The finer code (RFC 3463) that the text begins with where the server has them.
    private var enhancedCode: Substring? {
        let word = text.prefix { $0 != " " }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let isCode = numbers.count == 3 && numbers.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isDigit) }
        return isCode ? word : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
