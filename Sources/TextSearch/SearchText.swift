import Foundation

/// A text in the one form in which texts are compared by a search: names, addresses and ids as they are kept for it, and what somebody types.
///
/// Letters in upper and lower case, with and without accents, full-width and composed ones and ligatures become what they are alike to, and so do
/// the letters of our customers' languages that people type as others (`ø`, `ł`, `ß`, `æ`). All apostrophes are one. What is drawn as nothing is
/// left out. White space, control characters, quotation marks, angle brackets, commas and semicolons are what stands between words, and `mailto:` is
/// no part of one. Letter by letter, as the scalars' own properties tell, so that it doesn't depend on a locale or on what the C library knows.
public struct SearchText: Hashable, Sendable {
    /// Words with single spaces between them.
    public let text: String

    public init(_ raw: String) {
        text = Self.isPlain(raw) ? raw.lowercased() : Self.compare(raw)
    }

    /// Nothing that could be looked for.
    public var isEmpty: Bool { text.isEmpty }

    /// Its words, each once and in order: what somebody looks for is found where each of them is.
    public var words: [String] {
        var seen: Set<Substring> = []
        return text.split(separator: " ").filter { seen.insert($0).inserted }.map(String.init)
    }

    /// The common case, told from the bytes alone: printable ASCII without spaces at the ends or two in a row, and without what is no letter of a word.
    private static func isPlain(_ raw: String) -> Bool {
        var wasSpace = true
        for byte in raw.utf8 {
            guard byte >= 0x20, byte < 0x7F, !special.contains(byte), !(byte == 0x20 && wasSpace) else { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace
    }

    /// The colon for `mailto:`.
    private static let special = Set("\"'`<>,;:".utf8)

    private static func compare(_ raw: String) -> String {
        // Folding takes letters apart that composing puts together again, and the other way round; twice is enough for all of them.
        words(of: fold(fold(raw)))
    }

    /// Upper case first, since only that makes `ss` of `ß` and one letter of both forms of sigma.
    private static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in spelled(text).decomposedStringWithCompatibilityMapping.unicodeScalars {
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                for lower in upper.properties.lowercaseMapping.unicodeScalars where !SearchLetters.accents.contains(lower) {
                    folded.append(contentsOf: SearchLetters.spelling[lower] ?? [lower])
                }
            }
        }
        return String(folded).precomposedStringWithCompatibilityMapping
    }

    /// Before anything is taken apart, since an acute accent that stands alone would become a space with an accent.
    private static func spelled(_ text: String) -> String {
        var spelled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            spelled.append(contentsOf: SearchLetters.spelling[scalar] ?? [scalar])
        }
        return String(spelled)
    }

    private static func words(of text: String) -> String {
        let scalars = text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        let words = scalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        return words.map { bare(Substring.UnicodeScalarView($0)) }.filter { !$0.isEmpty }.map(String.init).joined(separator: " ")
    }

    /// A word without the apostrophes around it, which are quotation marks there, and without `mailto:`.
    private static func bare(_ word: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var word = word
        while true {
            if word.first == "'" {
                word.removeFirst()
            } else if word.last == "'" {
                word.removeLast()
            } else if word.starts(with: Self.mailto) {
                word.removeFirst(Self.mailto.count)
            } else {
                return word
            }
        }
    }

    private static let mailto = Array("mailto:".unicodeScalars)
}
