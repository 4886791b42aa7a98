/// What a document says about itself to programs.
public struct PDFMetadata: Sendable {
    public var title: String
    public var author: String
    public var subject: String
    /// The language of most of its words, such as `nl`; it chooses among the shapes of a character. cairo can't write it into the document.
    public var language: String
    /// The day of its making, which is written as midnight UTC. There is no default: the clock would make each document another one.
    public var createdOn: (year: Int, month: Int, day: Int)

    public init(title: String, author: String, subject: String, language: String, createdOn: (year: Int, month: Int, day: Int)) {
        self.title = title
        self.author = author
        self.subject = subject
        self.language = language
        self.createdOn = createdOn
    }

    /// The form of ISO 8601 that cairo reads.
    var creationTime: String {
        "\(padded(createdOn.year, 4))-\(padded(createdOn.month, 2))-\(padded(createdOn.day, 2))T00:00:00Z"
    }

    private func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
