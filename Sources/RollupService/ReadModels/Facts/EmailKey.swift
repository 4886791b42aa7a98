/// One address is one person, however it is written.
enum EmailKey {
    /// The form that is kept as a key; another way to make it would make two people of one.
    static func of(_ email: String) -> String {
        String(email.lowercased().drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
