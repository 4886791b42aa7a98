import Contracts

/// A line of comma-separated values after RFC 4180, in UTF-8, that no spreadsheet takes for a formula.
struct CSVRow {
    private(set) var text = ""
    private var isEmpty = true

    /// Text from outside. What a spreadsheet would take for the beginning of a formula gets an apostrophe in front.
    mutating func add(_ cell: String?) {
        let cell = cell ?? ""
        append(Self.startsFormula(cell) ? "'" + cell : cell)
    }

    mutating func add(_ number: some BinaryInteger) { append(String(number)) }

    mutating func add(_ flag: Bool) { append(flag ? "true" : "false") }

    /// The line with its end.
    var line: String { text + "\r\n" }

    private static func startsFormula(_ cell: String) -> Bool {
        guard let first = cell.utf8.first else { return false }
        return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: "@")
            || first == UInt8(ascii: "\t") || first == UInt8(ascii: "\r") || first == UInt8(ascii: "\n")
    }

    private mutating func append(_ cell: String) {
        if !isEmpty { text.append(",") }
        isEmpty = false
        let mustQuote = cell.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
        }
        guard mustQuote else { return text.append(cell) }
        text.append("\"")
        for character in cell.unicodeScalars {
            if character == "\"" { text.append("\"") }
            text.unicodeScalars.append(character)
        }
        text.append("\"")
    }
}
