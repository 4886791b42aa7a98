import Database
import TextSearch

/// The condition by which a query finds the entries of the search that hold every word of a question, and the arguments that go with it.
struct SearchMatch {
    /// Where two letters are part of more trigrams, every entry is looked at.
    private static let pairTermsMaximum = 500

    let condition: String
    let arguments: [SQLValue]

    /// Two letters are found where a word begins; only if no word that begins so is in an entry that holds the other words, they are looked for
    /// anywhere.
    /// - Parameter parameter: the number under which the query takes the first argument.
    init(_ question: SearchQuestion, in table: String, _ connection: Connection, parameter: Int) throws {
        let pairs = question.words.flatMap { $0.forms.filter(Self.isTwoLetters) }
        let starts = Dictionary(pairs.map { ($0, Self.wordStarts($0)) }) { first, _ in first }
        if !pairs.isEmpty {
            let probe = Self(question, pairs: starts, parameter: 1)
            let sql = "SELECT 1 FROM \(table) WHERE \(probe.condition) LIMIT 1"
            if try connection.first(sql, probe.arguments, { $0.int(0) }) == nil {
                let anywhere = try starts.keys.map { ($0, try Self.anywhere($0, in: table, connection)) }
                self.init(question, pairs: Dictionary(uniqueKeysWithValues: anywhere), parameter: parameter)
                return
            }
        }
        self.init(question, pairs: starts, parameter: parameter)
    }

    /// - Parameter pairs: what of the index stands for two letters.
    private init(_ question: SearchQuestion, pairs: [[UInt8]: [String]], parameter: Int) {
        let indexed = question.words.map { $0.forms.flatMap { Self.indexed($0, pairs) } }
        let phrases = indexed.filter { !$0.isEmpty }.map { $0.map(TrigramQuery.phrase).joined(separator: " OR ") }
        let match = phrases.map { "(\($0))" }.joined(separator: " AND ")
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
        guard parts.allSatisfy({ $0.unicodeScalars.count >= TrigramQuery.shortestLength }) else { return nil }
        condition = "text MATCH ?\(parameter)"
        arguments = [.text(parts.map(TrigramQuery.phrase).joined(separator: " OR "))]
    }

    /// What the index finds a word by; nothing if it doesn't.
    private static func indexed(_ form: [UInt8], _ pairs: [[UInt8]: [String]]) -> [String] {
        let text = Self.text(form)
        return text.unicodeScalars.count >= TrigramQuery.shortestLength ? [text] : pairs[form] ?? []
    }

    private static func wordStarts(_ pair: [UInt8]) -> [String] {
        (SearchRank.separators.sorted() + [UInt8(ascii: "\n")]).map { "\(Character(Unicode.Scalar($0)))\(text(pair))" }
    }

    /// The trigrams that begin with two letters, since in an entry something always follows. Where there is none, two letters and a line feed,
    /// which no entry has.
    private static func anywhere(_ pair: [UInt8], in table: String, _ connection: Connection) throws -> [String] {
        let sql = "SELECT term FROM \(table)_terms WHERE term BETWEEN ?1 AND ?1 || char(0x10FFFF) LIMIT ?2"
        let terms = try connection.query(sql, [.text(text(pair)), pairTermsMaximum.sqlValue]) { $0.text(0) }
        switch terms.count {
        case 0: return [text(pair) + "\n"]
        case pairTermsMaximum: return []
        default: return terms
        }
    }

    /// Or digits.
    private static func isTwoLetters(_ form: [UInt8]) -> Bool {
        form.count == TrigramQuery.shortestLength - 1 && form.allSatisfy { $0 < 0x80 && !SearchRank.separators.contains($0) }
    }

    private static func text(_ form: [UInt8]) -> String { String(decoding: form, as: UTF8.self) }
}
