import Contracts
import EventKit
import Mollie

/// Closes links at Mollie that nobody shall pay by any more.
enum PaymentLinkArchiving {
    static let kind = "payment-link-archive"

    private static let pauseForSettings = Duration.seconds(600)

    static func request(_ link: ShortText, _ work: UnitOfWork) throws {
        try work.request(EffectRequest(kind, key: link.text, data: []))
    }

    /// The same for a link that Mollie still shows as open.
    static func request(_ link: MolliePaymentLinkID, _ work: UnitOfWork) throws {
        try work.requestUnlessWaiting(EffectRequest(kind, key: link.text, data: []))
    }

    static func handler(_ mollie: MollieConnection) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = 2
        return EffectHandler(kind, limits: limits) { effect, context in
            guard let id = MolliePaymentLinkID(effect.key) else { return .refused { _ in } }
            do throws(MollieFailure) {
                return outcome(of: try await mollie.client.archivePaymentLink(id), at: context.now)
            } catch {
                return try await outcome(of: error, id, mollie, at: context.now)
            }
        }
    }

    private static func outcome(of link: MolliePaymentLink, at now: Instant) -> EffectOutcome {
        switch link.state(at: now) {
        case .archived, .expired: .confirmed { _ in }
        case .paid: .confirmed { _ = try PaymentFetching.request(link.id.text, $0) }
        case .open: .retry(reason: "Mollie still shows the link as open")
        }
    }

    private static func outcome(
        of failure: MollieFailure, _ id: MolliePaymentLinkID, _ mollie: MollieConnection, at now: Instant
    ) async throws(MollieFailure) -> EffectOutcome {
        switch failure {
        case .notFound: return .confirmed { _ in }
        // One that is paid or expired may not be changed any more.
        case .refused, .invalid: return outcome(of: try await mollie.client.paymentLink(id), at: now)
        case .unauthorised: return .retry(after: pauseForSettings, reason: failure.description)
        case .rateLimited, .unavailable, .unreadable, .otherCurrency: return .retry(reason: failure.description)
        case .cancelled: throw failure
        }
    }
}
