import Contracts
import TextSearch

/// What somebody looks for: words, each of which must be found somewhere in the same account or person, in any order.
struct SearchQuestion: Hashable, Sendable {
    /// A word, or all of them, in the forms in which it may be found.
    struct Word: Hashable, Sendable {
        let forms: [[UInt8]]

        /// How well a text holds it; nil where it doesn't.
        func rank(in text: ArraySlice<UInt8>) -> SearchRank? {
            forms.compactMap { SearchRank(of: $0, in: text) }.min()
        }
    }

    /// In the form in which texts are compared.
    let text: String
    let words: [Word]
    /// The question in one piece.
    let whole: Word

    /// Nil where nothing of the text could be looked for.
    init?(_ raw: String) {
        text = SearchText(raw).text
        guard !text.isEmpty else { return nil }
        var seen: Set<Word> = []
        let pieces = text.split(separator: " ").map(String.init)
        words = pieces.map { Word(forms: Self.forms($0)) }.filter { seen.insert($0).inserted }
        whole = Word(forms: pieces.count == 1 ? Self.forms(text) : [Array(text.utf8)])
    }

    /// Whether it is the whole id, with or without its dashes.
    func isID<Tag>(_ id: Identifier<Tag>) -> Bool { whole.forms.contains(Array(SearchField.kept(id.bytes).utf8)) }

    /// Whether it is the whole of a text.
    func isAll(of shown: String) -> Bool { text.utf8.elementsEqual(SearchText(shown).text.utf8) }

    /// Whether each word is somewhere in one of these.
    func isFound(in texts: [String]) -> Bool {
        let texts = texts.map { Array(SearchText($0).text.utf8) }
        return words.allSatisfy { word in texts.contains { word.rank(in: $0[...]) != nil } }
    }

    /// Hexadecimal digits may be an id, or its beginning, and still be another thing, such as a date.
    private static func forms(_ word: String) -> [[UInt8]] {
        let digits = word.utf8.filter { $0 != UInt8(ascii: "-") }.map { Character(Unicode.Scalar($0)).hexDigitValue }
        let values = digits.compactMap { $0.flatMap(UInt8.init(exactly:)) }
        guard idLengths.contains(digits.count), values.count == digits.count else { return [Array(word.utf8)] }
        let bytes = stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
        return [Array(word.utf8), Array(SearchField.kept(bytes).utf8)]
    }

    /// From so many digits on they tell an id from others.
    private static let idLengths = 8...32
}
