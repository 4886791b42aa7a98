import Contracts
import EventSourcing

/// Changes what was agreed. What has accrued stays: a new share holds for payments from then on, and a cap can't be set below what was earned under
/// the old one. A higher cap lets accrue what the old one had kept back.
struct AmendReferral: Command {
    typealias Target = Referral

    let changes: ReferralChanges
    /// What staff keep for themselves, which no event tells, becomes something else.
    let internalNotesChanged: Bool
    let reason: Reason

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        let agreement = try state.agreed()
        let terms = changes.applied(to: agreement.terms)
        guard terms != agreement.terms || internalNotesChanged else { return [] }
        try check(terms, state, agreement, at: now)
        let amended = ReferralAmended(
            agreement.identity, terms: terms, previousTerms: agreement.terms, internalNotesChanged: internalNotesChanged,
            reason: reason.text, effectiveAt: now)
        let accrued = KickbackLedger.accrued(of: state.ledger.uncapped, cap: terms.capCents)
        guard accrued != state.ledger.accrued else { return [amended] }
        let freed = KickbackAccrued(
            agreement.identity, kind: .accrual, amountCents: accrued - state.ledger.accrued, source: nil, accruedCents: accrued,
            balanceCents: accrued - state.ledger.paidOut, effectiveAt: now)
        return [amended, freed]
    }

    private func check(_ terms: ReferralTerms, _ state: ReferralState, _ agreement: ReferralState.Agreement, at now: Instant) throws {
        var apartFromNotes = terms
        apartFromNotes.notes = agreement.terms.notes
        guard agreement.endedAt == nil || apartFromNotes == agreement.terms else { throw Rejection.referralEnded }
        try terms.check(expiryIsNew: terms.expiresAt != agreement.terms.expiresAt, at: now)
        guard terms.startsAt <= agreement.terms.startsAt || !state.ledger.hasCounted else { throw Rejection.referralHasEarned }
        if let cap = terms.capCents, cap < state.ledger.accrued { throw Rejection.capBelowAccrued(state.ledger.accrued) }
    }
}

extension ReferralAmended: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.agreement?.terms = terms
        if state.agreement?.shares.last?.percent != terms.kickbackPercent {
            state.agreement?.shares.append(ReferralState.Share(since: effectiveAt, percent: terms.kickbackPercent))
        }
    }
}

extension Rejection {
    static let referralEnded = rule(
        "referral-ended", detail: "the referral was ended, so that only its notes can change; agree a new one for what comes")
    static let referralHasEarned = rule(
        "referral-has-earned", detail: "payments since the start count already, so that the start can't move to a later day",
        field: "starts_at")

    static func capBelowAccrued(_ accrued: Cents) -> Rejection {
        rule(
            "cap-below-accrued", detail: "\(accrued.inEuros) have accrued, and the cap can't be less; end the referral instead",
            field: "cap_cents")
    }
}
