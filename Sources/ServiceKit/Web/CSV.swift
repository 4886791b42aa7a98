/// Comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
public enum CSV {
    /// One line with its end (CR LF).
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell as it stands in a line. One that a spreadsheet could take for a formula gets an apostrophe in front, which makes it text;
    /// a plain number keeps its sign.
    public static func cell(_ text: String) -> String {
        let safe = startsFormula(text) ? "'" + text : text
        let needsQuotes = safe.utf8.contains { $0 == comma || $0 == quote || $0 == lineFeed || $0 == carriageReturn }
        guard needsQuotes || safe.first == " " || safe.last == " " else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let formulaStarts = Set("=+-@\t\r\n".utf8)

    private static func startsFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first, formulaStarts.contains(first) else { return false }
        let isNegativeNumber = first == UInt8(ascii: "-") && text.utf8.count > 1 && Int64(text) != nil
        return !isNegativeNumber
    }
}
