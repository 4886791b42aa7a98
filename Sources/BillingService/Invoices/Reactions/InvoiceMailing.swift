import Contracts
import EventKit
import Mail
import MailKit

/// Mails invoices and credit notes. Without a mail server in the settings what was asked for waits, listed by `effects list`, until
/// there is one.
struct InvoiceMailing: Consequence {
    static let kind = "invoice-mail"

    struct Wish: Codable, Sendable {
        var accountID: AccountID
        var sendTo: String
        var withXML: Bool
        var reminder: Int?
    }

    /// As many as the sender lets wait for each other within an attempt's time.
    private static let concurrency = 2

    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let asked = try event.decode(InvoiceSendAsked.self) else { continue }
            let wish = Wish(accountID: asked.accountID, sendTo: asked.sendTo, withXML: asked.withXML, reminder: asked.reminder)
            try work.request(try EffectRequest(Self.kind, key: asked.invoiceID.description, encoding: wish))
        }
    }

    /// - Parameter send: hands a mail to the server.
    static func handler(
        _ settings: MailSettings, send: @escaping @Sendable (MailMessage) async throws -> MailOutcome
    ) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = concurrency
        return EffectHandler(kind, limits: limits, giveUp: giveUp) { effect, context in
            guard let invoice = InvoiceID(effect.key) else { return .refused { _ in } }
            let wish = try effect.decode(Wish.self)
            let found = try await context.read { connection in
                try InvoiceMail.Content(of: invoice, withXML: wish.withXML, connection)
            }
            guard let content = found else { return .retry(after: .seconds(1), reason: "the documents of the invoice are being made") }
            let message = try InvoiceMail.message(content, for: wish, settings, id: effect.idempotencyKey, date: effect.askedAt)
            return outcome(try await send(message), of: invoice, wish)
        }
    }

    private static func outcome(_ outcome: MailOutcome, of invoice: InvoiceID, _ wish: Wish) -> EffectOutcome {
        switch outcome {
        case .accepted:
            return .confirmed { try record(nil, of: invoice, wish, $0) }
        case .refused(let reply, _):
            return .refused { try record(reply.description, of: invoice, wish, $0) }
        case .postponed(let trouble):
            return .retry(reason: trouble.description)
        case .notLetIn(let trouble):
            return .retry(after: EffectOutcome.pauseForSettings, reason: trouble.description)
        }
    }

    /// It was tried for about a day: staff are told, and can have it sent again.
    @Sendable private static func giveUp(_ effect: Effect, _ reason: String, _ work: UnitOfWork) throws {
        guard let invoice = InvoiceID(effect.key) else { return }
        try record(reason, of: invoice, try effect.decode(Wish.self), after: effect.attempt, work)
    }

    private static func record(
        _ refusal: String?, of invoice: InvoiceID, _ wish: Wish, after attempts: Int? = nil, _ work: UnitOfWork
    ) throws {
        let command = RecordMailing(
            invoiceID: invoice, address: wish.sendTo, refusal: refusal, attempts: attempts, reminder: wish.reminder)
        try work.execute(command, on: wish.accountID.description)
    }
}
