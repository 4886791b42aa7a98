import Contracts
import Database
import EventKit
import Mail

/// A mail to one person. What was asked for is kept in ids alone; name, address and what it tells are looked up when the mail goes out.
public protocol PersonalMail: Sendable {
    /// Whom to tell what.
    associatedtype Wish: Decodable & Sendable

    var mailbox: Mailbox { get }

    /// - Parameters:
    ///   - id: the same in every attempt, so that a receiver can tell that it came twice.
    ///   - date: when it was asked for.
    func message(_ settings: MailSettings, id: String, date: Instant) throws -> MailMessage
}

/// What is found where a mail is to go out.
public enum MailFinding<Content: PersonalMail>: Sendable {
    case mail(Content)
    /// Whoever it was for has no address, or what it tells isn't so any more.
    case nobody
    /// The platform hasn't told who they are.
    case notYet
}

extension EffectHandler {
    private static let mailsAtOnce = 2
    /// The platform may tell who somebody is after it has told what they are or want.
    private static let pauseForPerson = Duration.seconds(60)

    /// Sends the mails of a kind, but not to whoever did what a mail tells.
    /// - Parameter send: hands a mail to the server.
    public static func mailing<Content: PersonalMail>(
        _ kind: String, _ settings: MailSettings, send: @escaping @Sendable (MailMessage) async throws -> MailOutcome,
        find: @escaping @Sendable (Content.Wish, Instant, Connection) throws -> MailFinding<Content>
    ) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = mailsAtOnce
        return EffectHandler(kind, limits: limits) { effect, context in
            let wish = try effect.decode(Content.Wish.self)
            let now = context.now
            switch try await context.read({ try find(wish, now, $0) }) {
            case .nobody: return .confirmed { _ in }
            case .notYet: return .retry(after: pauseForPerson, reason: "the platform hasn't told of the person yet")
            case .mail(let content):
                guard !effect.actor.isPerson(at: content.mailbox.address) else { return .confirmed { _ in } }
                let message = try await context.computeBehind {
                    try content.message(settings, id: effect.idempotencyKey, date: effect.askedAt)
                }
                return EffectOutcome(try await send(message))
            }
        }
    }
}
