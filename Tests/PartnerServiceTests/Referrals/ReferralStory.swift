import Contracts
import EventSourcing
import TestKit
@testable import PartnerService

/// One referral in a test: commands one after the other, each decided on what the ones before came to.
struct ReferralStory {
    static let identity = ReferralIdentity(
        referralID: ReferralID(high: 1, low: 1), partnerOrganisationID: OrganisationID(high: 2, low: 2),
        clientOrganisationID: OrganisationID(high: 3, low: 3))

    private(set) var state = Referral.initialState
    private(set) var events: [ReferralEvent] = []

    /// Agreed at `t0`, and from then on unless something else is said.
    init(_ percent: Int = 20, cap: Cents? = nil, startsAt: Instant = t0, expiresAt: Instant? = nil) throws {
        let terms = ReferralTerms(
            kickbackPercent: Percent(percent) ?? .zero, capCents: cap, startsAt: startsAt, expiresAt: expiresAt, notes: nil)
        try when(AgreeReferral(identity: Self.identity, terms: terms, reason: try Reason("Brought by them")))
    }

    @discardableResult
    mutating func when<Asked: Command>(_ command: Asked, at now: Instant = t0) throws -> [ReferralEvent] where Asked.Target == Referral {
        let decided = try command.decide(state, at: now)
        for event in decided { event.evolve(&state) }
        events += decided
        return decided
    }

    /// The client pays, or what they paid is known anew.
    @discardableResult
    mutating func pays(
        _ net: Cents, _ id: ShortText = "tr_1", on day: LocalDate = t0.date, position: Int64 = 1, at now: Instant = t0
    ) throws -> [ReferralEvent] {
        try when(CountPayment(payment: Self.payment(net, id, on: day, position: position)), at: now)
    }

    static func payment(_ net: Cents, _ id: ShortText, on day: LocalDate = t0.date, position: Int64 = 1) -> ClientPayment {
        ClientPayment(
            kind: .subscriptionPayment, id: id, reference: id, paidOn: day, kept: KeptMoney(net, net: .euros(1), of: .euros(1)),
            position: position)
    }

    mutating func amend(_ changes: ReferralChanges, at now: Instant = t0) throws {
        try when(AmendReferral(changes: changes, internalNotesChanged: false, reason: try Reason("As agreed")), at: now)
    }

    mutating func end(at now: Instant) throws {
        try when(EndReferral(reason: try Reason("Over")), at: now)
    }

    mutating func payOut(_ amount: Cents, _ reference: String = "Transfer 1", on day: LocalDate = t0.date, at now: Instant = t0) throws {
        try when(RecordPayout(amount: amount, paidOn: day, reference: reference), at: now)
    }

    var accrued: Cents { state.ledger.accrued }
    var balance: Cents { state.ledger.balance }
}
