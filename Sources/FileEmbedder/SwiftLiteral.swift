/// A text as a literal of Swift that has exactly its bytes.
enum SwiftLiteral {
    /// - Returns: nil for what a literal of several lines can't hold: a carriage return, which a compiler reads as a line's end, and a NUL.
    static func of(_ text: String) -> String? {
        guard !text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\0" }) else { return nil }
        // One more than stand together anywhere in the text, so that nothing in it ends the literal or is an escape.
        let fence = String(repeating: "#", count: longestRun(of: "#", in: text) + 1)
        return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
    }

    private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
        var longest = 0
        var current = 0
        for next in text.unicodeScalars {
            current = next == scalar ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
