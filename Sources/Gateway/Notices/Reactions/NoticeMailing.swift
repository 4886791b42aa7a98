import Contracts
import EventKit
import Mail
import MailKit

/// Mails notices to staff: one by one, or in the digest of 09:00 UTC. Who gets what is decided in the transaction that takes in the event, and a
/// timer sends the digest. Without a mail server, or an address of the console that links can lead to, the mails wait.
enum NoticeMailing {
    static let kind = "staff-notice-mail"
    static let timer = "notice-digest"

    /// What to tell whom. Address, names and what is dealt with are looked up when the mail goes out.
    struct Wish: Codable, Sendable {
        var memberID: StaffMemberID
        var noticeIDs: [NoticeID]
        var isDigest: Bool
        /// How many more there are than a mail may list.
        var unlisted = 0
    }

    /// As many as an effect can name.
    static let listedMaximum = 1_000
    private static let concurrency = 2
    /// What could not be mailed for so long is no news any more.
    private static let daysOfNews = 7

    @Sendable static func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events where event.time > MailPlan.windowStart(at: work.now) {
            guard let notice = try Notice(of: event), try Notices.isNew(notice, work.connection) else { continue }
            for recipient in try NoticeRecipient.all(for: notice, at: work.now, work.connection) {
                try tell(recipient.memberID, of: notice, work.following(event))
            }
        }
    }

    private static func tell(_ member: StaffMemberID, of notice: Notice, _ work: UnitOfWork) throws {
        let ledger = MailLedger(connection: work.connection)
        guard try !ledger.knows(notice.id, to: member) else { return }
        let preference = try MailChoices.preference(of: member, about: notice.code, work.connection)
        let singles = try ledger.singles(notice.code, to: member, after: MailPlan.windowStart(at: work.now))
        guard let delivery = MailPlan.delivery(preference, singles: singles, at: work.now) else { return }
        try ledger.add(notice, to: member, delivery, at: work.now)
        switch delivery {
        case .single: try request(Wish(memberID: member, noticeIDs: [notice.id], isDigest: false), work)
        case .digest: try scheduleDigest(of: member, work)
        }
    }

    /// One that is overdue already stays as it is.
    private static func scheduleDigest(of member: StaffMemberID, _ work: UnitOfWork) throws {
        guard let next = try MailLedger(connection: work.connection).nextDigest(of: member) else { return }
        try work.schedule(timer, key: member.text, at: next)
    }

    static let timers: [String: TimerHandler] = [
        timer: { due, work in
            guard let member = StaffMemberID(due.key) else { return }
            try sendDigest(to: member, work)
            try scheduleDigest(of: member, work)
        }
    ]

    /// Whoever wants no more mails about a code by now gets none of those that wait.
    private static func sendDigest(to member: StaffMemberID, _ work: UnitOfWork) throws {
        let due = try MailLedger(connection: work.connection).takeDue(of: member, at: work.now)
        guard try NoticeRecipient.member(member, at: work.now, work.connection) != nil else { return }
        let wanted = try due.filter { waiting in
            guard let code = waiting.code else { return true }
            return try MailChoices.preference(of: member, about: code, work.connection) != .off
        }
        guard !wanted.isEmpty else { return }
        let listed = wanted.prefix(listedMaximum).map(\.noticeID)
        try request(Wish(memberID: member, noticeIDs: listed, isDigest: true, unlisted: wanted.count - listed.count), work)
    }

    private static func request(_ wish: Wish, _ work: UnitOfWork) throws {
        try work.request(try EffectRequest(kind, key: wish.memberID.text, encoding: wish))
    }

    /// - Parameter send: hands a mail to the server.
    static func handler(
        _ settings: MailSettings, _ links: MailLinks, send: @escaping @Sendable (MailMessage) async throws -> MailOutcome
    ) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = concurrency
        return EffectHandler(kind, limits: limits) { effect, context in
            let wish = try effect.decode(Wish.self)
            let now = context.now
            guard now < effect.askedAt.adding(days: daysOfNews) else { return .refused { _ in } }
            guard let letter = try await context.read({ try NoticeLetter(of: wish, at: now, $0) }) else { return .confirmed { _ in } }
            let message = try letter.message(settings, links, id: effect.idempotencyKey, date: effect.askedAt)
            return EffectOutcome(try await send(message))
        }
    }
}
