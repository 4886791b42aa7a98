import Contracts
import Database
import EventKit
import Mollie

/// Looks every hour at what Mollie has, for what no webhook has told: they get lost.
enum PaymentSync {
    static let kind = "mollie-sync"
    static let timer = "mollie-sync"

    private static let key = "all"
    private static let secondsBetween = 3_600
    /// A direct debit can be charged back for eight weeks, and nobody need tell us.
    private static let daysOfOverlap = 70

    /// The first look, and the next one after a standstill.
    static func start(_ work: UnitOfWork) throws {
        guard try work.connection.instant(ofTimer: timer, key: key) == nil else { return }
        try work.schedule(timer, key: key, at: work.now)
    }

    /// - Parameter isEnabled: without a key the timer of an earlier start ends.
    static func handlers(isEnabled: Bool) -> [String: TimerHandler] {
        [
            timer: { _, work in
                guard isEnabled else { return }
                try work.requestUnlessWaiting(EffectRequest(kind, key: key, data: []))
                try work.schedule(timer, key: key, at: work.now.adding(seconds: secondsBetween))
            }
        ]
    }

    /// It is never tried again: the next hour is soon enough, and that something is missing is told.
    static func handler(_ mollie: MollieConnection) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = 1
        limits.timeLimit = .seconds(900)
        return EffectHandler(kind, limits: limits) { _, context in
            let begunAt = context.now
            let complete = try await context.read { try SyncRecord.completeAt($0) }
            do throws(MollieFailure) {
                let payments = try await mollie.client.payments(createdSince: complete?.adding(days: -daysOfOverlap))
                let links = try await mollie.client.paymentLinks()
                let isWhole = payments.hasAllPages && links.hasAllPages
                return .confirmed { work in
                    for gap in payments.gaps { try note(gap, work.connection) }
                    let isTaken = try take(payments.elements, links.elements, at: begunAt, work)
                    if links.gaps.isEmpty { try ask(forOpenLinksBut: links.elements, begunAt, work) }
                    try SyncRecord.keep(isComplete: isWhole && isTaken, begunAt: begunAt, work.connection)
                }
            } catch {
                if error == .cancelled { throw error }
                return .confirmed { try SyncRecord.keep(isComplete: false, begunAt: begunAt, $0.connection) }
            }
        }
    }

    /// Of an id that isn't Mollie's nothing can be kept; the look then counts as one that isn't whole.
    static func note(_ gap: MollieGap, _ connection: Connection) throws {
        guard case .element(let outline, _) = gap, let id = outline.id.flatMap({ MolliePaymentID($0) }) else { return }
        try UnreadPayments.note(id.text, outline.otherCurrency == nil ? .unreadable : .otherCurrency, connection)
    }

    /// What Mollie leaves out of a whole list it may not know any more. Those that were made meanwhile could not be in it. A list with none of ours is
    /// that of another account, by a key that was mistaken for ours, and says nothing about them.
    private static func ask(forOpenLinksBut links: [MolliePaymentLink], _ begunAt: Instant, _ work: UnitOfWork) throws {
        let listed = Set(links.map(\.id.text))
        let places = LinkPlaces(connection: work.connection)
        guard try listed.contains(where: { try places.place(ofLink: $0) != nil }) else { return }
        let sql = "SELECT mollie_id FROM payment_links WHERE state = 'open' AND created_at < ? AND mollie_id IS NOT NULL"
        let open = try work.connection.query(sql, [begunAt.sqlValue]) { $0.text(0) }
        for link in open where !listed.contains(link) {
            guard try PaymentFetching.request(link, work) else { return }
        }
    }

    /// Asks for what differs from what is known here. False when the queue has no room for all of it.
    private static func take(
        _ payments: [MolliePayment], _ links: [MolliePaymentLink], at now: Instant, _ work: UnitOfWork
    ) throws -> Bool {
        let reader = PaymentReader(connection: work.connection)
        for payment in payments {
            let known = try reader.recorded(payment.id.text)
            // The platform may have told of the customer later than Mollie of the payment.
            let isOwned = try known != nil && known?.accountID == nil && Payers.account(of: payment, work.connection) != nil
            guard isOwned || payment.says(more: known) else { continue }
            guard try PaymentFetching.request(payment.id.text, work) else { return false }
        }
        let sql = "SELECT state FROM payment_links WHERE mollie_id = ?"
        for link in links {
            guard let state = try work.connection.first(sql, [.text(link.id.text)], { $0.text(0) }) else { continue }
            switch link.state(at: now) {
            case .paid where state != "paid":
                guard try PaymentFetching.request(link.id.text, work) else { return false }
            case .open where state == "archived":
                try PaymentLinkArchiving.request(link.id, work)
            case .open, .paid, .expired, .archived:
                break
            }
        }
        return true
    }
}

extension MollieList {
    /// An element that can't be read is told of apart, if it has an id.
    fileprivate var hasAllPages: Bool {
        gaps.allSatisfy { gap in
            switch gap {
            case .element(let outline, _): outline.id.flatMap { MolliePaymentID($0) } != nil || Element.self is MolliePaymentLink.Type
            case .morePages, .page: false
            }
        }
    }
}

extension MolliePayment {
    /// Whether something of it isn't known here.
    fileprivate func says(more known: PaymentRecorded?) -> Bool {
        guard let known else { return true }
        let isNews = known.status.text != status.text && !known.isPaid
        return isNews || amountRefunded.cents > known.refundedCents || amountChargedBack.cents > known.chargedBackCents
    }
}
