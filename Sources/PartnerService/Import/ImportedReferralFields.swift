import Contracts
import Database
import EventSourcing
import ServiceKit
import StaffAPI
import WebKit

/// The fields of a referral that another system has kept.
struct ImportedReferralFields: Decodable {
    private static let usualReason = "Imported"

    var reference: ImportReference
    var partnerOrganisationID: OrganisationID
    var clientOrganisationID: OrganisationID?
    var clientWorkspaceID: WorkspaceID?
    var kickbackPercent: Percent?
    var discountPercent: Percent?
    var capCents: AgreedAmount?
    var startsAt: Instant
    var expiresAt: EndOfTerm?
    var endedAt: EndOfTerm?
    var notes: String?
    var internalNotes: String?
    var effectiveAt: Instant?
    var reason: String?

    func referral(by now: Instant, _ connection: Connection) throws -> PastReferral {
        let agreedAt = effectiveAt ?? min(startsAt, now)
        try ImportFault.check(agreedAt <= now, "effective_at lies in the future (\(agreedAt))")
        if let end = endedAt?.instant {
            try ImportFault.check(end <= now, "ended_at lies in the future (\(end))")
            try ImportFault.check(agreedAt <= end, "ended_at lies before it was agreed (\(agreedAt))")
        }
        if let expiry = expiresAt?.instant {
            try ImportFault.check(startsAt < expiry, "expires_at has to come after starts_at")
            try ImportFault.check(agreedAt < expiry, "expires_at has to come after effective_at")
        }
        let terms = ReferralTerms(
            kickbackPercent: kickbackPercent ?? ReferralTerms.usualKickback, discountPercent: discountPercent ?? .zero,
            capCents: capCents.map { Cents($0.value) }, startsAt: startsAt, expiresAt: expiresAt?.instant,
            notes: try ImportFault.accept(notes, "notes", ReferralOperations.notesRule))
        return PastReferral(
            identity: try identity(connection), terms: terms, endedAt: endedAt?.instant, reason: try Reason(reason ?? Self.usualReason),
            at: agreedAt)
    }

    func checkedInternalNotes() throws -> String? { try ImportFault.accept(internalNotes, "internal_notes", ReferralOperations.notesRule) }

    private func identity(_ connection: Connection) throws -> ReferralIdentity {
        try ImportFault.check(
            (clientOrganisationID == nil) != (clientWorkspaceID == nil), "either client_organisation_id or client_workspace_id is needed")
        let client = try clientWorkspaceID.map { try ClientWorkspaces.organisation(ofClient: $0, connection) } ?? clientOrganisationID
        return ReferralIdentity(
            referralID: reference.id(of: ImportKind.referral), partnerOrganisationID: partnerOrganisationID,
            clientOrganisationID: try ImportFault.need(client, "client_organisation_id"), clientWorkspaceID: clientWorkspaceID)
    }
}
