import Database
import TextSearch

/// Texts that are kept a second time, as a search compares them.
enum FoldedTexts {
    /// Keeps those of lines that an older version wrote; where there are none it changes nothing.
    static func fill(_ folded: String, from text: String, in table: String, _ connection: Connection) throws {
        let older = "SELECT DISTINCT \(text) FROM \(table) WHERE \(text) IS NOT NULL AND \(folded) IS NULL"
        for one in try connection.query(older, [], { $0.text(0) }) {
            try connection.execute("UPDATE \(table) SET \(folded) = ? WHERE \(text) = ?", [.text(SearchText(one).text), .text(one)])
        }
    }
}
