import Contracts
import EventSourcing

/// What staff want different about a referral; what is absent stays as it is.
struct ReferralChanges: Sendable, Equatable {
    var kickbackPercent: Percent?
    var discountPercent: Percent?
    var cap: Replacement<Cents> = .keep
    var startsAt: Instant?
    var expiresAt: Replacement<Instant> = .keep
    var notes: Replacement<String> = .keep

    func applied(to terms: ReferralTerms) -> ReferralTerms {
        ReferralTerms(
            kickbackPercent: kickbackPercent ?? terms.kickbackPercent, discountPercent: discountPercent ?? terms.discountPercent,
            capCents: cap.applied(to: terms.capCents), startsAt: startsAt ?? terms.startsAt,
            expiresAt: expiresAt.applied(to: terms.expiresAt), notes: notes.applied(to: terms.notes))
    }
}
