import Contracts
import EventSourcing

/// One client that a partner brought, with what the partner earns by it. It ends, and is never deleted (DOMAIN §12).
enum Referral: Aggregate {
    static let category = "referral"
    static let initialState = ReferralState()
    static let events = EventTable<ReferralState>(
        ReferralAgreed.self, ReferralAmended.self, ReferralEnded.self, KickbackAccrued.self, KickbackPaidOut.self,
        KickbackPayoutWithdrawn.self)
}

typealias ReferralEvent = any StreamEvent<ReferralState>

public struct ReferralState: Sendable, Equatable {
    /// The share that holds from a moment on.
    struct Share: Sendable, Equatable {
        var since: Instant
        var percent: Percent
    }

    /// Nil until it is agreed.
    var agreement: Agreement?
    var ledger = KickbackLedger()
    /// What an import has told; nil for a referral that was agreed here.
    var imported: Imported?

    struct Agreement: Sendable, Equatable {
        let identity: ReferralIdentity
        var terms: ReferralTerms
        var endedAt: Instant?
        /// Every share that was agreed, by time.
        var shares: [Share]
    }

    /// What was told may have changed here since.
    struct Imported: Sendable, Equatable {
        let terms: ReferralTerms
        var endedAt: Instant?
        var payouts: [String: KickbackLedger.Payout] = [:]
    }

    /// What was agreed. Throws 404 where nothing was.
    func agreed() throws -> Agreement {
        guard let agreement else { throw Rejection.unknownReferral }
        return agreement
    }
}

extension ReferralState.Agreement {
    var term: ReferralTerm { ReferralTerm(startsAt: terms.startsAt, expiresAt: terms.expiresAt, endedAt: endedAt) }

    /// The share for a payment of a day that is taken in at a moment: what stood at the end of that day, or stands now where the day isn't over.
    func percent(for day: LocalDate, takenInAt now: Instant) -> Percent {
        let moment = min(now, day.adding(days: 1).start.adding(milliseconds: -1))
        return (shares.last { $0.since <= moment } ?? shares.first)?.percent ?? terms.kickbackPercent
    }
}

extension Rejection {
    static let unknownReferral = notFound("referral with this id")
}
