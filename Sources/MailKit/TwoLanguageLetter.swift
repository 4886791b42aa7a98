/// What a mail says to somebody of whom nobody tells which language they speak: in English, and then in Dutch.
public struct TwoLanguageLetter: Sendable {
    public let subject: String
    public let text: String

    /// - Parameter name: of its reader; nil or empty where it isn't known.
    public init(to name: String?, subject: String, english: String, dutch: String) {
        self.subject = subject
        let greeting = (name ?? "").inSubjectLine
        text = [
            "Dear \(greeting.isEmpty ? "reader" : greeting),", english, "Kind regards,\ndembrane", "– – –",
            "Beste \(greeting.isEmpty ? "lezer" : greeting),", dutch, "Met vriendelijke groet,\ndembrane\n",
        ].joined(separator: "\n\n")
    }
}
