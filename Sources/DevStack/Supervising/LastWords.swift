/// What a program said last, as far as it tells why the program ended: its trap, or else its last line.
struct LastWords: Sendable {
    static let longestCharacters = 500

    private var trap: String?
    private var last: String?

    mutating func hear(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }) else { return }
        let words = String(line.prefix(Self.longestCharacters))
        // Many lines of stack follow a trap, and none of them says more.
        if trap == nil && line.contains("Fatal error") { trap = words }
        last = words
    }

    /// None where it said nothing.
    var lines: [String] { (trap ?? last).map { [$0] } ?? [] }
}
