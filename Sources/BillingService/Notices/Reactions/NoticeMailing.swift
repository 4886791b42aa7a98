import Contracts
import EventKit
import Mail
import MailKit

/// Mails customers what was decided about their account (DOMAIN §15): one mail per person and account. Without a mail server in the settings the
/// mails wait, listed by `effects list`, until there is one.
struct NoticeMailing: Consequence {
    static let kind = "notice-mail"

    /// Whom to tell what. Name and address are looked up when the mail goes out, so that a person who has left meanwhile gets none, and the
    /// store keeps neither.
    struct Wish: Codable, Sendable {
        var userID: UserID
        var notice: CustomerNotice
    }

    private static let concurrency = 2
    /// The platform may tell who somebody is after it has told what they are.
    private static let pauseForPerson = Duration.seconds(60)

    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let notice = try CustomerNotice(of: event) else { continue }
            let account = try notice.account(work.connection)
            for person in try people(for: notice, of: account, work) {
                let wish = Wish(userID: person, notice: notice)
                try work.request(try EffectRequest(Self.kind, key: "\(notice.accountID) \(person)", encoding: wish))
            }
        }
    }

    private func people(for notice: CustomerNotice, of account: AccountIdentity, _ work: UnitOfWork) throws -> [UserID] {
        if let requester = notice.requester { return [requester] }
        let people = try ResponsiblePeople.people(of: account, work.connection).map(\.userID)
        guard notice.followsFromRequest else { return people }
        let requesters = try UpgradeRequestQueue.requesters(of: account.accountID, approvedAt: work.now, work.connection)
        return people.filter { !requesters.contains($0) }
    }

    /// - Parameter send: hands a mail to the server.
    static func handler(
        _ settings: MailSettings, send: @escaping @Sendable (MailMessage) async throws -> MailOutcome
    ) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = concurrency
        return EffectHandler(kind, limits: limits) { effect, context in
            let wish = try effect.decode(Wish.self)
            let found = try await context.read { try NoticeMail.Reader(of: wish, $0) }
            guard let reader = found else { return .retry(after: pauseForPerson, reason: "the platform hasn't told of the person yet") }
            guard let mailbox = reader.mailbox, !effect.actor.isPerson(at: mailbox.address) else { return .confirmed { _ in } }
            let message = try NoticeMail.message(
                wish.notice, for: reader, at: mailbox, settings, id: effect.idempotencyKey, date: effect.askedAt)
            return outcome(try await send(message), of: wish, at: mailbox.address)
        }
    }
}

extension NoticeMailing {
    /// Staff see on the account's page whom no mail reaches.
    private static func outcome(_ outcome: MailOutcome, of wish: Wish, at address: String) -> EffectOutcome {
        let (person, account) = (wish.userID, wish.notice.accountID)
        return switch outcome {
        case .accepted: .confirmed { try RefusedNotices(connection: $0.connection).forget(person, of: account) }
        case .refused(let reply, _):
            .refused { try RefusedNotices(connection: $0.connection).note(person, of: account, at: address, reply.description, $0.now) }
        case .postponed, .notLetIn: EffectOutcome(outcome)
        }
    }
}
