/// The words of an enumeration, so that who sent another one is told what would have been right.
enum EnumerationWords {
    private static let shownScalars = 64

    /// What is wrong with a text that is none of the type's words; `nil` when the type has no words, or this is one of them.
    static func mismatch(_ given: String, _ type: Any.Type) -> String? {
        guard let enumeration = type as? any CaseIterable.Type, let words = words(of: enumeration), !words.contains(given) else {
            return nil
        }
        let shown = String(given.unicodeScalars.prefix(shownScalars))
        return "expected one of \(words.joined(separator: ", ")), found \"\(shown)\""
    }

    private static func words<Enumeration: CaseIterable>(of type: Enumeration.Type) -> [String]? {
        let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return words.isEmpty ? nil : words
    }
}
