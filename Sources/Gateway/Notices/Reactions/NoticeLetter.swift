import Contracts
import Database
import EventKit
import Mail
import MailKit

/// A mail with one notice, or with those of a digest, as things stand when it goes out.
struct NoticeLetter: Sendable {
    private let mailbox: Mailbox
    private let memberID: StaffMemberID
    private let isDigest: Bool
    private let unlisted: Int
    /// Grouped by code in the order of the oldest of each; the oldest first in each.
    private let groups: [(code: NoticeCode, rows: [NoticeRow])]

    /// Nil where there is nobody to be told, or nothing to tell any more.
    init?(of wish: NoticeMailing.Wish, at now: Instant, _ connection: Connection) throws {
        guard let recipient = try NoticeRecipient.member(wish.memberID, at: now, connection), let mailbox = recipient.mailbox else {
            return nil
        }
        let list = NoticeList(memberID: wish.memberID, email: recipient.email)
        let rows = try wish.noticeIDs.compactMap { try list.row($0, connection) }.filter { row in
            try MailChoices.preference(of: wish.memberID, about: row.notice.code, connection) != .off
        }
        guard !rows.isEmpty else { return nil }
        self.mailbox = mailbox
        memberID = wish.memberID
        isDigest = wish.isDigest
        unlisted = wish.unlisted
        groups = Self.grouped(rows)
    }

    private static func grouped(_ rows: [NoticeRow]) -> [(code: NoticeCode, rows: [NoticeRow])] {
        let ordered = rows.sorted { ($0.notice.createdAt, $0.notice.id.description) < ($1.notice.createdAt, $1.notice.id.description) }
        return Dictionary(grouping: ordered) { $0.notice.code }.map { (code: $0.key, rows: $0.value) }
            .sorted { ($0.rows[0].notice.createdAt, $0.code.rawValue) < ($1.rows[0].notice.createdAt, $1.code.rawValue) }
    }

    /// - Parameters:
    ///   - id: the same in every attempt, so that a receiver can tell that it came twice.
    ///   - date: when it was asked for.
    func message(_ settings: MailSettings, _ links: MailLinks, id: String, date: Instant) throws -> MailMessage {
        let unsubscribing = try links.unsubscribing(memberID, from: groups.map(\.code))
        // Mail programs take a link by TLS alone; people can follow any.
        let link = try? UnsubscribeLink(unsubscribing)
        return try MailMessage(
            from: settings.from, to: mailbox, replyTo: settings.replyTo, subject: subject, text: text(links, unsubscribing),
            html: html(links, unsubscribing).source, id: try MessageID("<\(id)@\(settings.host)>"), date: date, unsubscribeLink: link,
            language: "en")
    }

    private var rows: [NoticeRow] { groups.flatMap(\.rows) }

    private var count: Int { rows.count + unlisted }

    private var subject: String {
        if !isDigest, let row = rows.first { return row.words.title }
        return count == 1 ? "One notice of the last day" : "\(Figures.count(count)) notices of the last day"
    }

    private func text(_ links: MailLinks, _ unsubscribing: String) -> String {
        let parts = groups.map { group in
            let items = group.rows.map { row in
                let mark = row.handledAt == nil ? "" : "[done] "
                let place = "\(Figures.moment(row.notice.createdAt))\n  \(links.address(of: row.notice.path))"
                return "- \(mark)\(row.words.title)\n  \(row.words.text)\n  \(place)"
            }
            return ([group.code.title] + items).joined(separator: "\n")
        }
        return (parts + [more, ending, "\(unsubscribing)\n"].compactMap { $0 }).joined(separator: "\n\n")
    }

    private func html(_ links: MailLinks, _ unsubscribing: String) -> HTML {
        .joined([
            .documentType,
            document(Attribute("lang", "en")) {
                head {
                    meta(Attribute("charset", "utf-8"))
                    pageTitle { subject }
                }
                body {
                    for group in groups {
                        heading2 { group.code.title }
                        unorderedList { for row in group.rows { listItem { item(row, links) } } }
                    }
                    if let more { paragraph { more } }
                    paragraph {
                        "\(ending) "
                        link(Attribute("href", unsubscribing)) { "No more of these mails" }
                    }
                }
            },
        ])
    }

    private func item(_ row: NoticeRow, _ links: MailLinks) -> HTML {
        let title = link(Attribute("href", links.address(of: row.notice.path))) { row.words.title }
        return .joined([
            row.handledAt == nil ? title : .joined([struckOut { title }, HTML(text: " (done)")]),
            Element(name: "br", isVoid: true)(),
            HTML(text: "\(row.words.text) "), small { Figures.moment(row.notice.createdAt) },
        ])
    }

    private var more: String? {
        unlisted > 0 ? "And \(Figures.count(unlisted)) more: they stand on the page of notices." : nil
    }

    private var ending: String {
        let codes = groups.map { $0.code.title.lowercased() }.joined(separator: ", ")
        return "You see all notices in the console. To get no more mails about this (\(codes)), follow this link:"
    }
}

private let struckOut = Element(name: "s")
