import Contracts

/// A mail to one receiver, made by a machine. Whatever one holds can be sent; what can't be is refused when it is made.
public struct MailMessage: Hashable, Sendable {
    /// Also where servers return it to when it can't be delivered.
    public let from: Mailbox
    public let to: Mailbox
    public let replyTo: Mailbox?
    public let subject: String
    /// What programs show that show no HTML. Any line ends.
    public let text: String
    /// A whole document, shown in place of the text.
    public let html: String?
    public let attachments: [MailAttachment]
    public let id: MessageID
    public let date: Instant
    public let unsubscribeLink: UnsubscribeLink?
    /// Of the text, as in `nl` or `en-GB` (RFC 5646).
    public let language: String?

    /// Throws `MailFault`.
    /// - Parameter date: when the mail was written, the same in every attempt.
    public init(
        from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String, html: String? = nil,
        attachments: [MailAttachment] = [], id: MessageID, date: Instant, unsubscribeLink: UnsubscribeLink? = nil, language: String? = nil
    ) throws(MailFault) {
        try subject.checkForHeader(.subject, longest: MailLimits.subjectCharacters)
        guard text.utf8.count <= MailLimits.textBytes else { throw .tooLong(.text, longest: MailLimits.textBytes) }
        guard (html?.utf8.count ?? 0) <= MailLimits.textBytes else { throw .tooLong(.html, longest: MailLimits.textBytes) }
        guard attachments.count <= MailLimits.attachments else { throw .tooManyAttachments(attachments.count) }
        // Arrays that are in memory can't add up to more than an Int counts.
        let bytes = attachments.reduce(text.utf8.count + (html?.utf8.count ?? 0)) { $0 + $1.bytes.count }
        guard bytes <= MailLimits.bytes else { throw .tooLarge(bytes: bytes) }
        guard Instant.range.contains(date) else { throw .date }
        if let language { try Self.checkLanguage(language) }
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
        self.id = id
        self.date = date
        self.unsubscribeLink = unsubscribeLink
        self.language = language
    }

    private static func checkLanguage(_ language: String) throws(MailFault) {
        let tags = language.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag = tags.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
        guard isTag, language.utf8.count <= MailLimits.languageCharacters else {
            throw .malformed(.language, expected: "a language such as nl or en-GB")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case _: false
        }
    }
}
