import Contracts
import Database
import EventKit
import Mollie

/// Fetches payments, and the payments of links, of which Mollie has told. What a webhook says is never taken for true: it names an id.
enum PaymentFetching {
    static let kind = "mollie-fetch"
    /// Beyond so many, Mollie is asked to tell again later.
    private static let queueMaximum = 20_000
    /// How often a payment is tried for whose link may be in the making, and how long is waited each time.
    private static let triesForLink = 6
    private static let pauseForLink = Duration.seconds(5)
    /// How often a payment is tried whose answer can't be read, which may be the trouble of a moment.
    private static let triesToRead = 5

    /// - Parameter id: of a payment or a link. One that waits already is fetched once.
    /// - Returns: whether it will be fetched; false when too many wait.
    static func request(_ id: String, _ work: UnitOfWork) throws -> Bool {
        guard try work.waitingEffects(kind, upTo: queueMaximum) < queueMaximum else { return false }
        try work.requestUnlessWaiting(EffectRequest(kind, key: id, data: []))
        return true
    }

    /// - Parameter chargesIncludeVAT: whether the platform takes charges with VAT in them.
    static func handler(_ mollie: MollieConnection, chargesIncludeVAT: Bool) -> EffectHandler {
        var limits = EffectLimits()
        limits.firstPause = .seconds(2)
        return EffectHandler(kind, limits: limits) { effect, context in
            do throws(MollieFailure) {
                if let id = MolliePaymentID(effect.key) {
                    return try await payment(id, effect, context, mollie.client, chargesIncludeVAT)
                } else if let id = MolliePaymentLinkID(effect.key) {
                    return try await payments(of: id, effect, context, mollie.client, chargesIncludeVAT)
                }
                return .refused { _ in }
            } catch {
                return try outcome(of: error, effect)
            }
        }
    }

    private static func payment(
        _ id: MolliePaymentID, _ effect: Effect, _ context: EffectContext, _ client: MollieClient, _ chargesIncludeVAT: Bool
    ) async throws(MollieFailure) -> EffectOutcome {
        let payment = try await client.payment(id)
        let places = try await read(context) { connection in
            let places = LinkPlaces(connection: connection)
            let isKnown = try PaymentReader(connection: connection).recorded(id.text)?.accountID != nil
            return (
                candidates: isKnown ? [] : try places.candidates(payment.amount.cents),
                isMaking: isKnown ? false : try places.isMaking(payment.amount.cents)
            )
        }
        let link = try await link(of: payment, among: places.candidates, client)
        // The webhook may have overtaken the answer that tells of the link.
        guard link != nil || !places.isMaking || payment.customerID != nil || effect.attempt >= triesForLink else {
            return .retry(after: pauseForLink, reason: "its link may be in the making")
        }
        return .confirmed { work in
            try PaymentRecorder(work: work, chargesIncludeVAT: chargesIncludeVAT).record(payment, by: link)
        }
    }

    /// A payment doesn't say by which link it was made, so the links are asked that could be it. One of a customer was made by none.
    private static func link(
        of payment: MolliePayment, among candidates: [String], _ client: MollieClient
    ) async throws(MollieFailure) -> String? {
        if let link = payment.paymentLinkID { return link.text }
        guard payment.customerID == nil, payment.subscriptionID == nil else { return nil }
        for candidate in candidates {
            guard let link = MolliePaymentLinkID(candidate) else { continue }
            do throws(MollieFailure) {
                if try await client.payments(by: link).elements.contains(where: { $0.id == payment.id }) { return candidate }
            } catch {
                guard case .notFound = error else { throw error }
            }
        }
        return nil
    }

    private static func payments(
        of link: MolliePaymentLinkID, _ effect: Effect, _ context: EffectContext, _ client: MollieClient, _ chargesIncludeVAT: Bool
    ) async throws(MollieFailure) -> EffectOutcome {
        let (place, isMaking) = try await read(context) { connection in
            let places = LinkPlaces(connection: connection)
            return (try places.place(ofLink: link.text), try places.isMaking())
        }
        guard let place else {
            let mayBecomeOurs = isMaking && effect.attempt < triesForLink
            return mayBecomeOurs ? .retry(after: pauseForLink, reason: "it may be in the making") : .confirmed { _ in }
        }
        let payments: MollieList<MolliePayment>
        do throws(MollieFailure) {
            payments = try await client.payments(by: link)
        } catch {
            guard case .notFound = error else { throw error }
            return .confirmed { try close(place, $0) }
        }
        return .confirmed { work in
            for gap in payments.gaps { try PaymentSync.note(gap, work.connection) }
            let recorder = PaymentRecorder(work: work, chargesIncludeVAT: chargesIncludeVAT)
            for payment in payments.elements { try recorder.record(payment, by: link.text) }
        }
    }

    /// Nobody can pay by a link that Mollie doesn't know any more; one that was paid stays so.
    private static func close(_ place: LinkPlace, _ work: UnitOfWork) throws {
        try work.execute(CancelPaymentLink(paymentLinkID: place.link, cause: .unknown), on: place.account.description)
    }

    private static func read<T: Sendable>(
        _ context: EffectContext, _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws(MollieFailure) -> T {
        do { return try await context.read(body) } catch { throw .unavailable(reason: "our own database: \(error)") }
    }

    private static func outcome(of failure: MollieFailure, _ effect: Effect) throws(MollieFailure) -> EffectOutcome {
        let id = effect.key
        switch failure {
        case .notFound: return .confirmed { _ in }
        case .otherCurrency: return .confirmed { try UnreadPayments.note(id, .otherCurrency, $0.connection) }
        // The hourly look comes back to it.
        case .unreadable where effect.attempt >= triesToRead && MolliePaymentID(id) != nil:
            return .confirmed { try UnreadPayments.note(id, .unreadable, $0.connection) }
        case .unauthorised: return .retry(after: .seconds(600), reason: failure.description)
        case .refused, .invalid, .rateLimited, .unavailable, .unreadable: return .retry(reason: failure.description)
        case .cancelled: throw failure
        }
    }
}
