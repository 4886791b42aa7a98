/// How well a text answers to what is looked for, the best first.
enum SearchRank: Int, Comparable, Sendable {
    case exact, prefix, wordStart, inside

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Where in a text a part of it is found best, both in the form of `SearchText`; nil where it isn't in it.
    init?(of part: [UInt8], in text: ArraySlice<UInt8>) {
        guard let first = part.first, part.count <= text.count else { return nil }
        var best: Self?
        for start in text.startIndex...(text.endIndex - part.count) where text[start] == first {
            guard text[start..<start + part.count].elementsEqual(part) else { continue }
            if start == text.startIndex {
                self = part.count == text.count ? .exact : .prefix
                return
            }
            if Self.separators.contains(text[start - 1]) {
                self = .wordStart
                return
            }
            best = .inside
        }
        guard let best else { return nil }
        self = best
    }

    /// What a word begins after, beside the beginning of a text: the punctuation of ASCII, and the space.
    static let separators: Set<UInt8> = Set(
        (0x20..<0x7F).filter { !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0) && !(0x61...0x7A).contains($0) })
}
