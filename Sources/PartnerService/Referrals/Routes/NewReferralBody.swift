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
    let expiresAt: EndOfTerm?
    let notes: String?
    let internalNotes: String?
    let reason: String

    func terms(at now: Instant) throws -> ReferralTerms {
        ReferralTerms(
            kickbackPercent: kickbackPercent ?? Percent(AgreeReferral.usualPercent) ?? .zero, discountPercent: discountPercent ?? .zero,
            capCents: capCents.map { Cents($0.value) }, startsAt: startsAt ?? now, expiresAt: expiresAt?.instant,
            notes: try notes.map { try ReferralNotes.accept($0, field: "notes") })
    }
}
