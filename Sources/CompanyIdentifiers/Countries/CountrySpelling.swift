/// A country's name without what people write differently: capitals, accents, punctuation, and the small words in and before it. So
/// "Les États-Unis" and "etats unis" are one spelling.
struct CountrySpelling: Hashable, Sendable {
    /// The most characters that are looked at; no name has as many.
    static let longest = 64

    private let letters: String

    /// Nil where nothing is left, or the text is too long.
    init?(_ text: String) {
        guard text.utf8.count <= 4 * Self.longest, text.unicodeScalars.count <= Self.longest else { return nil }
        let words = Self.words(of: text)
        // Two letters alone are a code, even where they are a small word too: DE.
        let kept = words.count == 1 ? words : words.filter { !Self.smallWords.contains($0) }
        let joined = kept.map { Self.saints.contains($0) ? "saint" : $0 }.joined()
        guard !joined.isEmpty else { return nil }
        letters = joined
    }

    private static let smallWords: Set = [
        "the", "of", "and", "de", "het", "en", "van", "der", "die", "das", "und", "la", "le", "les", "l", "et", "du", "des", "d",
    ]
    private static let saints: Set = ["st", "saint", "sainte", "sint", "sankt"]

    private static func words(of text: String) -> [String] {
        text.lowercased().map(plain).joined().split(separator: " ").map(String.init)
    }

    /// A letter without its accent; a blank for what parts words; nothing for a dot, as in `U.S.A.`.
    private static func plain(_ character: Character) -> String {
        if let letters = unaccented[character] { return letters }
        if character == "." { return "" }
        return character.isLetter || character.isNumber ? String(character) : " "
    }

    /// Characters are compared as a reader sees them, so an accent that is typed as a character of its own is found too.
    private static let unaccented: [Character: String] = [
        "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "ä": "a", "æ": "ae", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e",
        "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ø": "o", "œ": "oe",
        "ù": "u", "ú": "u", "û": "u", "ü": "u", "ý": "y", "ÿ": "y", "ß": "ss", "ĳ": "ij",
    ]
}
