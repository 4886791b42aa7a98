import Foundation

/// A text in the one form in which texts are compared by a search: names, addresses and ids as they are kept for it, and what somebody types.
///
/// The form is near Unicode's NFKC_Casefold. Letters in upper and lower case, full-width and composed ones, ligatures and `ß` become what they are
/// alike to; what is drawn as nothing is left out; white space and control characters become single spaces, none at the ends. Letter by letter, as
/// the scalars' own properties tell, so that it doesn't depend on a locale or on what the C library knows.
struct SearchText: Hashable, Sendable {
    let text: String

    init(_ raw: String) {
        text = Self.isPlain(raw) ? raw.lowercased() : Self.compare(raw)
    }

    /// Nothing that could be looked for.
    var isEmpty: Bool { text.isEmpty }

    /// Whether a text, as it is shown, holds this one. Byte by byte, since a mark makes another character of the letter before it, which the
    /// search finds all the same.
    func isIn(_ shown: String) -> Bool { Self(shown).text.utf8.contains(text.utf8) }

    /// The common case, told from the bytes alone: printable ASCII without spaces at the ends or two in a row.
    private static func isPlain(_ raw: String) -> Bool {
        var wasSpace = true
        for byte in raw.utf8 {
            guard byte >= 0x20, byte < 0x7F, !(byte == 0x20 && wasSpace) else { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace
    }

    private static func compare(_ raw: String) -> String {
        let once = fold(composed(spaced(raw)))
        // Folding takes letters apart that composing puts together again, and the other way round; twice is enough for all of them.
        return spaced(composed(fold(composed(once))))
    }

    private static func composed(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }

    /// Upper case first, since only that makes `ss` of `ß` and one letter of both forms of sigma. The dot of `İ` is no difference either.
    private static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars.filter { $0 != Self.dotAbove })
            }
        }
        return String(folded)
    }

    private static let dotAbove: Unicode.Scalar = "\u{307}"

    private static func spaced(_ text: String) -> String {
        var spaced = String.UnicodeScalarView()
        var isBetween = false
        for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                isBetween = !spaced.isEmpty
            } else {
                if isBetween { spaced.append(" ") }
                isBetween = false
                spaced.append(scalar)
            }
        }
        return String(spaced)
    }
}
