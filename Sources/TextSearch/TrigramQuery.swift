/// Questions in the language of SQLite's full-text indexes, for those that know texts by their trigrams.
public enum TrigramQuery {
    /// From so many characters on a text has a trigram.
    public static let shortestLength = 3

    /// Finds what holds a text, anywhere and as it stands. Scalar by scalar: a quote with a mark on it is another character, but still a quote to SQLite.
    public static func phrase(_ text: String) -> String {
        var phrase = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { phrase.append(scalar) }
            phrase.append(scalar)
        }
        phrase.append("\"")
        return String(phrase)
    }

    /// Finds what holds each of these words that the index can tell; nil where there is none.
    public static func all(of words: [String]) -> String? {
        let phrases = words.filter { $0.unicodeScalars.count >= shortestLength }.map(phrase)
        return phrases.isEmpty ? nil : phrases.joined(separator: " ")
    }
}
