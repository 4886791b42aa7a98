import Contracts

/// A notice as one member of staff sees it.
struct NoticeRow: Sendable {
    let notice: Notice
    let customer: String?
    /// The other organisations that it is about, as the platform calls them now; without those of which it hasn't told.
    var others: [String] = []
    /// When its matter was dealt with, by whomever.
    let handledAt: Instant?
    /// When this person has read it; of what is dealt with unread, when that was.
    let readAt: Instant?

    var words: NoticeWords { NoticeWords(notice, customer: customer, others: others) }
    var isUnread: Bool { readAt == nil }
}

extension NoticeRow: Encodable {
    enum CodingKeys: String, CodingKey {
        case id, code, severity, title, text, href, actor, createdAt, accountID, handledAt, readAt
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(notice.id, forKey: .id)
        try container.encode(notice.code, forKey: .code)
        try container.encode(notice.code.severity, forKey: .severity)
        try container.encode(words.title, forKey: .title)
        try container.encode(words.text, forKey: .text)
        try container.encode(notice.path, forKey: .href)
        try container.encode(notice.actor.wireName, forKey: .actor)
        try container.encode(notice.createdAt, forKey: .createdAt)
        try container.encode(notice.accountID, forKey: .accountID)
        try container.encode(handledAt, forKey: .handledAt)
        try container.encode(readAt, forKey: .readAt)
    }
}
