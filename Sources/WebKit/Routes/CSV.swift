/// Comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
///
/// Everything here looks at bytes and scalars, never at characters: a quote followed by a combining mark is one character to Swift, but a
/// quote to whoever reads the file.
public enum CSV {
    /// One line with its end (CR LF).
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell as it stands in a line. One that a spreadsheet could take for a formula gets an apostrophe in front, which makes it text;
    /// a plain number keeps its sign. Control characters become the pictures of them.
    public static func cell(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        let visible = withControlsVisible(text)
        let safe = FormulaGuard.startsFormula(visible) ? "'" + visible : visible
        return needsQuotes(safe) ? quoted(safe) : safe
    }

    /// Most cells, told from the bytes alone: they begin with a letter or digit, and nothing in them means anything to a spreadsheet.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, last != space else { return bytes.isEmpty }
        let isLetterOrDigit = (0x30...0x39).contains(first) || (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
        return isLetterOrDigit && bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != quote && $0 != comma && $0 != semicolon }
    }

    private static let comma = UInt8(ascii: ",")
    private static let semicolon = UInt8(ascii: ";")
    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")
    /// The comma is ours; spreadsheets of other countries, or asked to guess, split at the other two as well.
    private static let separators: Set<UInt8> = [comma, semicolon, UInt8(ascii: "\t")]
    private static let lineBreaks: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]

    private static func needsQuotes(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first == space || bytes.last == space
            || bytes.contains { $0 == quote || separators.contains($0) || lineBreaks.contains($0) }
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [quote]
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withControlsVisible(_ text: String) -> String {
        guard text.utf8.contains(where: isControl) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { visible.append(picture(of: scalar) ?? scalar) }
        return String(visible)
    }

    /// Tabs and line breaks are content; the other controls end a cell early or vanish.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte == 0x7F || (byte < 0x20 && byte != UInt8(ascii: "\t") && !lineBreaks.contains(byte))
    }

    /// From the block Control Pictures, which has one for each.
    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.isASCII, let byte = UInt8(exactly: scalar.value), isControl(byte) else { return nil }
        return Unicode.Scalar(byte == 0x7F ? 0x2421 : 0x2400 + UInt32(byte))
    }
}
