/// Tells which texts a spreadsheet could take for a formula (OWASP, CSV injection).
enum FormulaGuard {
    static func startsFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if lineStarts.contains(first) { return true }
        // Spreadsheets skip white space, and what can't be seen, before they look.
        guard let sign = text.unicodeScalars.first(where: { !isInvisible($0) }), signs.contains(sign) else { return false }
        return !isNegativeNumber(text)
    }

    private static let lineStarts: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
    /// The signs themselves, their full-width and small forms, which some spreadsheets take for them, and the minus of typography.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}", "\u{2212}",
    ]

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
        let properties = scalar.properties
        return properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control
            || properties.generalCategory == .format
    }

    /// Digits with at most one point among them.
    private static func isNegativeNumber(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "-") else { return false }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }
}
