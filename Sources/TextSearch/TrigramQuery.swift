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

    /// The condition of SQL that the column `text` of such an index holds each of these words, and its values in order. Words and texts are in the form of
    /// `SearchText`. The index alone would also find what it takes for the same letter, but for words of ASCII, and tells nothing of words that have no
    /// trigram: those are looked for in the texts.
    public static func condition(_ words: [String]) -> (sql: String, values: [String]) {
        let indexed = words.filter { $0.unicodeScalars.count >= shortestLength }
        let match = indexed.isEmpty ? [] : [indexed.map(phrase).joined(separator: " ")]
        let looked = words.filter { $0.unicodeScalars.count < shortestLength || !$0.utf8.allSatisfy { $0 < 0x80 } }
        let parts = match.map { _ in "text MATCH ?" } + looked.map { _ in "instr(text, ?) > 0" }
        return (parts.joined(separator: " AND "), match + looked)
    }
}
