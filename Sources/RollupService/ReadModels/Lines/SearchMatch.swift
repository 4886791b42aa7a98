import Database

/// The condition by which a query finds the entries of the search that hold a text, and the argument that goes with it.
struct SearchMatch {
    /// A shorter text has no trigram; then every entry is looked at.
    static let indexedLength = 3

    let condition: String
    let argument: SQLValue

    /// - Parameter parameter: the number under which the query takes the argument.
    init(_ searched: SearchText, parameter: Int) {
        if searched.text.unicodeScalars.count >= Self.indexedLength {
            condition = "text MATCH ?\(parameter)"
            argument = .text(Self.phrase(searched.text))
        } else {
            condition = "instr(text, ?\(parameter)) > 0"
            argument = .text(searched.text)
        }
    }

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
