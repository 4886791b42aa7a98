import Contracts
import Database
import EventKit
import Mollie

/// Has Mollie make the links that were asked for, each once.
enum PaymentLinkMaking {
    static let kind = "payment-link"

    struct Wish: Codable, Sendable {
        var accountID: AccountID
        var amountCents: Cents
        var description: String
        var expiresAt: Instant
    }

    /// Mollie remembers a key for an hour. A link that may have been made is asked for within that time or never.
    private static let secondsToRepeat = 50 * 60
    /// When the settings have to be mended first.
    private static let pauseForSettings = Duration.seconds(300)

    static func request(_ asked: PaymentLinkAsked, _ work: UnitOfWork) throws {
        let wish = Wish(
            accountID: asked.accountID, amountCents: asked.amountCents, description: asked.description, expiresAt: asked.expiresAt)
        try work.request(try EffectRequest(kind, key: asked.paymentLinkID.description, encoding: wish))
    }

    static func handler(_ mollie: MollieConnection) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = 2
        limits.longestPause = .seconds(300)
        return EffectHandler(kind, limits: limits) { effect, context in
            guard let id = PaymentLinkID(effect.key) else { return .refused { _ in } }
            let wish = try effect.decode(Wish.self)
            let isWanted = try await context.read { try PaymentLinkReader(connection: $0).link(id)?.state.known == .creating }
            // After the first attempt it may be there, and has to be known to be archived.
            guard isWanted || effect.attempt > 1 else { return .confirmed { _ in } }
            do throws(MollieFailure) {
                let link = try await make(wish, id, mollie)
                guard let mollieID = ShortText(link.id.text) else { return .refused { _ in } }
                let outcome = RecordPaymentLink.Outcome.made(
                    mollieID: mollieID, url: link.url.text, expiresAt: link.expiresAt ?? wish.expiresAt)
                return .confirmed { try record(outcome, of: id, wish, $0) }
            } catch {
                if error == .cancelled { throw error }
                let isTooLate = effect.attempt > 1 && context.now > effect.askedAt.adding(seconds: secondsToRepeat)
                guard isTooLate || !error.mayBeMended else {
                    return .retry(after: error.needsSettings ? pauseForSettings : nil, reason: error.description)
                }
                let answer = RecordPaymentLink.Outcome.refused(DisplayText(error.description))
                return .refused { try record(answer, of: id, wish, $0) }
            }
        }
    }

    private static func make(
        _ wish: Wish, _ id: PaymentLinkID, _ mollie: MollieConnection
    ) async throws(MollieFailure) -> MolliePaymentLink {
        guard let amount = MollieAmount(wish.amountCents) else { throw .invalid(reason: "the amount is more than Mollie takes") }
        let draft = try MolliePaymentLinkDraft(
            description: wish.description, amount: amount, webhookURL: mollie.webhookURL, expiresAt: wish.expiresAt)
        return try await mollie.client.createPaymentLink(draft, idempotencyKey: "payment-link-\(id)")
    }

    private static func record(
        _ outcome: RecordPaymentLink.Outcome, of id: PaymentLinkID, _ wish: Wish, _ work: UnitOfWork
    ) throws {
        let execution = try work.execute(RecordPaymentLink(paymentLinkID: id, outcome: outcome), on: wish.accountID.description)
        guard let link = execution.state.paymentLinks[id], let mollieID = link.mollieID else { return }
        // Taken back while it was being made.
        if !link.isUsable { try PaymentLinkArchiving.request(mollieID, work) }
        // Whoever paid at once was told of before the link was known here.
        _ = try PaymentFetching.request(mollieID.text, work)
    }
}

extension MollieFailure {
    /// Whether the same may go well later, by itself or once somebody has mended the settings.
    var mayBeMended: Bool {
        switch self {
        case .rateLimited, .unavailable, .unreadable, .unauthorised, .cancelled: true
        case .invalid, .refused, .notFound, .otherCurrency: false
        }
    }

    var needsSettings: Bool { if case .unauthorised = self { true } else { false } }
}
