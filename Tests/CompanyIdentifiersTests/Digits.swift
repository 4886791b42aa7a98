/// Slips of one digit, which is what check digits are for.
enum Digits {
    /// Every text that differs from the given one in one digit.
    static func changes(of text: String) -> [String] {
        let characters = Array(text)
        return characters.indices.filter { characters[$0].isWholeNumber }.flatMap { place in
            "0123456789".filter { $0 != characters[place] }.map { other in
                String(characters[..<place]) + String(other) + String(characters[(place + 1)...])
            }
        }
    }
}
