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
            if let field = difference(from: agreement, state.imported) { throw Rejection.importedOtherwise(field) }
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

    /// The first field that says something else than an import before; nil where none does.
    private func difference(from agreement: ReferralState.Agreement, _ told: ReferralState.Imported?) -> String? {
        guard let told else { return "reference" }
        let (known, terms) = (told.terms, past.terms)
        let same: [(field: String, holds: Bool)] = [
            ("partner_organisation_id", agreement.identity.partnerOrganisationID == past.identity.partnerOrganisationID),
            ("the client", agreement.identity.accountID == past.identity.accountID),
            ("kickback_percent", known.kickbackPercent == terms.kickbackPercent),
            ("discount_percent", known.discountPercent == terms.discountPercent), ("cap_cents", known.capCents == terms.capCents),
            ("starts_at", known.startsAt == terms.startsAt), ("expires_at", known.expiresAt == terms.expiresAt),
            ("notes", known.notes == terms.notes), ("ended_at", told.endedAt.map { $0 == past.endedAt } ?? true),
        ]
        return same.first { !$0.holds }?.field
    }
}

extension Rejection {
    static let paidSinceItsEnd = field(
        "ended_at", "ended_at lies before payments that have earned a kickback here; end the referral in the console instead")

    static func importedOtherwise(_ field: String) -> Rejection {
        rule("imported-otherwise", detail: "\(field) is not what was imported under this reference before; change it here instead")
    }
}
