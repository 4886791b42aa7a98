import Contracts
import WebKit

/// The body of a new referral.
struct NewReferralBody: Decodable {
    let partnerOrganisationID: OrganisationID
    let clientOrganisationID: OrganisationID?
    let clientWorkspaceID: WorkspaceID?
    let kickbackPercent: Percent?
    let discountPercent: Percent?
    let capCents: AgreedAmount?
    let startsAt: Instant?
    /// The start of this day, in place of an exact time.
    let startsOn: LocalDate?
    let expiresAt: EndOfTerm?
    let notes: String?
    let internalNotes: String?
    /// Whoever only looks at a preview need not say one yet.
    let reason: String?

    func terms(at now: Instant) throws -> ReferralTerms {
        ReferralTerms(
            kickbackPercent: kickbackPercent ?? ReferralTerms.usualKickback, discountPercent: discountPercent ?? .zero,
            capCents: capCents.map { Cents($0.value) }, startsAt: startsAt ?? startsOn?.start ?? now, expiresAt: expiresAt?.instant,
            notes: try notes.map { try ReferralNotes.accept($0, field: "notes") })
    }
}
