import Contracts

/// An address that somebody may be written to, in the one form for all ways to write it; another form would make two people of one.
struct EmailAddress: Hashable, Sendable {
    let text: String

    /// Nil where nothing can be seen.
    init?(_ raw: DisplayText) {
        guard !raw.isBlank else { return nil }
        self.init(raw.text)
    }

    init(_ raw: String) {
        text = String(raw.lowercased().drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
