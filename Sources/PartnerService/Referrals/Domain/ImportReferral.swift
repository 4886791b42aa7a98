import Contracts
import EventSourcing

/// A referral as another system has kept it.
struct PastReferral: Sendable, Equatable {
    var identity: ReferralIdentity
    var terms: ReferralTerms
    var endedAt: Instant?
    var reason: Reason
    /// When it was agreed.
    var at: Instant
}

/// Takes over a referral. Told again it changes nothing; that it was ended is added. What was told before can't be told otherwise: staff amend it
/// here.
struct ImportReferral: Command {
    typealias Target = Referral

    let past: PastReferral

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        var decision = PastDecision(Referral.self, on: state)
        if let agreement = state.agreement {
            try check(agreement, state.imported)
        } else {
            try decision.take(AgreeReferral(identity: past.identity, terms: past.terms, reason: past.reason), at: past.at)
        }
        if let endedAt = past.endedAt, decision.state.imported?.endedAt == nil {
            let isPaidSince = state.ledger.sources.values.contains { $0.paidOn > endedAt.lastDay }
            guard !isPaidSince || state.agreement?.endedAt != nil else { throw Rejection.paidSinceItsEnd }
            try decision.take(EndReferral(reason: past.reason), at: endedAt)
        }
        return decision.events
    }

    /// Throws `Rejection` where it says something else than an import before.
    private func check(_ agreement: ReferralState.Agreement, _ told: ReferralState.Imported?) throws {
        guard let told else { throw Rejection.toldOtherwise("reference") }
        let (known, terms, identity) = (told.terms, past.terms, agreement.identity)
        try ImportedBefore.check([
            "partner_organisation_id": identity.partnerOrganisationID == past.identity.partnerOrganisationID,
            "the client": identity.accountID == past.identity.accountID, "kickback_percent": known.kickbackPercent == terms.kickbackPercent,
            "discount_percent": known.discountPercent == terms.discountPercent, "cap_cents": known.capCents == terms.capCents,
            "starts_at": known.startsAt == terms.startsAt, "expires_at": known.expiresAt == terms.expiresAt,
            "notes": known.notes == terms.notes, "ended_at": told.endedAt == nil || told.endedAt == past.endedAt,
        ])
    }
}

extension Rejection {
    static let paidSinceItsEnd = field(
        "ended_at", "ended_at lies before payments that have earned a kickback here; end the referral in the console instead")
}
