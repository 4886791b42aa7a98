import Database

/// The condition by which a query finds the entries of the search that hold every word of a question, and the arguments that go with it.
struct SearchMatch {
    /// A shorter text has no trigram.
    private static let indexedLength = 3

    let condition: String
    let arguments: [SQLValue]

    /// Two letters are found where a word begins, which the index tells; only if no word that begins so is in an entry that holds the other words,
    /// they are looked for anywhere.
    /// - Parameter parameter: the number under which the query takes the first argument.
    init(_ question: SearchQuestion, in table: String, _ connection: Connection, parameter: Int) throws {
        guard question.words.contains(where: { $0.forms.contains(where: Self.isTwoLetters) }) else {
            self.init(question, findsTwoLetters: true, parameter: parameter)
            return
        }
        let probe = Self(question, findsTwoLetters: true, parameter: 1)
        let finds = try connection.first("SELECT 1 FROM \(table) WHERE \(probe.condition) LIMIT 1", probe.arguments) { $0.int(0) } != nil
        self.init(question, findsTwoLetters: finds, parameter: parameter)
    }

    private init(_ question: SearchQuestion, findsTwoLetters: Bool, parameter: Int) {
        let indexed = question.words.map { $0.forms.flatMap { Self.indexed($0, findsTwoLetters) } }
        let match = indexed.filter { !$0.isEmpty }.map { "(\($0.map(Self.phrase).joined(separator: " OR ")))" }.joined(separator: " AND ")
        // For words that the index doesn't find, every entry is looked at that the others leave.
        let others = zip(question.words, indexed).filter { $1.isEmpty }.flatMap { word, _ in word.forms.map(Self.text) }
        let looks = others.indices.map { "instr(text, ?\(parameter + (match.isEmpty ? 0 : 1) + $0)) > 0" }
        condition = ((match.isEmpty ? [] : ["text MATCH ?\(parameter)"]) + looks).joined(separator: " AND ")
        arguments = (match.isEmpty ? [] : [.text(match)]) + others.map(SQLValue.text)
    }

    /// The entries in which a field begins with the whole question, or is the whole question; nil where the index doesn't tell.
    init?(_ question: SearchQuestion, whole: SearchRank, parameter: Int) {
        let end = whole == .exact ? "\t" : ""
        let parts = question.whole.forms.map { "\n" + Self.text($0) + end }
        guard parts.allSatisfy({ $0.unicodeScalars.count >= Self.indexedLength }) else { return nil }
        condition = "text MATCH ?\(parameter)"
        arguments = [.text(parts.map(Self.phrase).joined(separator: " OR "))]
    }

    /// What the index finds a word by; nothing if it doesn't.
    private static func indexed(_ form: [UInt8], _ findsTwoLetters: Bool) -> [String] {
        let text = Self.text(form)
        if text.unicodeScalars.count >= indexedLength { return [text] }
        guard findsTwoLetters, isTwoLetters(form) else {
            return []
        }
        return (SearchRank.separators.sorted() + [UInt8(ascii: "\n")]).map { "\(Character(Unicode.Scalar($0)))\(text)" }
    }

    /// Or digits.
    private static func isTwoLetters(_ form: [UInt8]) -> Bool {
        form.count == indexedLength - 1 && form.allSatisfy { $0 < 0x80 && !SearchRank.separators.contains($0) }
    }

    private static func text(_ form: [UInt8]) -> String { String(decoding: form, as: UTF8.self) }

    /// A string of the full-text query language. Scalar by scalar: a quote with a mark on it is another character, but still a quote to SQLite.
    private static func phrase(_ text: String) -> String {
        var phrase = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { phrase.append(scalar) }
            phrase.append(scalar)
        }
        phrase.append("\"")
        return String(phrase)
    }
}
