/// Words of the services, which stand within a sentence of theirs, as a sentence of its own.
enum Sentence {
    static func beginning(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    static func whole(_ text: String) -> String {
        let isEnded = text.last.map { ".!?".contains($0) } ?? true
        return beginning(text) + (isEnded ? "" : ".")
    }
}
