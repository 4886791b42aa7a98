/// Looks for nesting beyond the limit before anything is parsed.
enum DepthCheck {
    /// The position of the first bracket that goes too deep.
    static func firstTooDeep(_ text: [UInt8], limit: Int) -> Int? {
        // Nearly every document has fewer brackets than the limit, and counting them needs no look at strings.
        guard openingBracketCount(text) > limit else { return nil }
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (position, byte) in text.enumerated() {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                if depth > limit { return position }
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        return nil
    }

    /// Written without branches so that the compiler counts many bytes at a time: `{` and `[` differ in one bit only.
    private static func openingBracketCount(_ text: [UInt8]) -> Int {
        text.withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in bytes { count &+= (byte | 0x20) == UInt8(ascii: "{") ? 1 : 0 }
            return count
        }
    }
}
