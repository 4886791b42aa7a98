import Database
import TextSearch

/// Conditions of a question that all have to hold, with their values.
struct Conditions {
    /// More words than anybody types; the rest of a longer text is passed over.
    private static let wordsMaximum = 8

    private var parts: [String] = []
    private(set) var values: [SQLValue] = []

    /// As SQL that follows `WHERE`.
    var sql: String { parts.isEmpty ? "1" : parts.joined(separator: " AND ") }

    mutating func add(_ part: String, _ values: SQLValue...) {
        parts.append(part)
        self.values += values
    }

    /// Each word of a search has to stand in one of these texts, or fit one of the other conditions as their only value.
    mutating func add(words: String, in texts: [String], or others: [String] = []) {
        let ways = texts.map { "instr(coalesce(\($0), ''), ?) > 0" } + others
        for word in SearchText(words).words.prefix(Self.wordsMaximum) {
            parts.append("(" + ways.joined(separator: " OR ") + ")")
            values += ways.map { _ in .text(word) }
        }
    }

    /// The value is one of these; none of them is no condition.
    mutating func add(_ column: String, oneOf words: [String]) {
        guard !words.isEmpty else { return }
        parts.append("\(column) IN (\(words.map { _ in "?" }.joined(separator: ", ")))")
        values += words.map { .text($0) }
    }
}
