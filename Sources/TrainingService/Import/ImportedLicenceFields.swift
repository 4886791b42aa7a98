import Contracts
import EventSourcing
import ServiceKit

/// The fields of a licence for a training elsewhere.
struct ImportedLicenceFields: Decodable {
    /// The longest that a licence of another system may count.
    private static let longestDays = 3_650

    var reference: ImportReference
    var userID: UserID
    var organisationID: OrganisationID
    var completedOn: LocalDate
    /// The last day on which it counts.
    var expiresOn: LocalDate?
    var evidence: String
    var reason: String
    var revokedOn: LocalDate?
    var revokedReason: String?

    func licence(today: LocalDate) throws -> PastLicence {
        try ImportFault.check(completedOn <= today, "completed_on lies in the future (\(completedOn))")
        if let expiresOn {
            try ImportFault.check(completedOn <= expiresOn, "expires_on lies before completed_on")
            try ImportFault.check(
                expiresOn <= completedOn.adding(days: Self.longestDays),
                "expires_on lies more than \(Self.longestDays) days after completed_on")
        }
        let expiresAt = expiresOn?.adding(days: 1).start ?? LicenceTerm(completedOn: completedOn).expiresAt
        return PastLicence(
            reference: reference.text, user: userID, organisation: organisationID, completedOn: completedOn, expiresAt: expiresAt,
            evidence: try ImportFault.need(try ImportFault.accept(evidence, "evidence", TrainingTexts.evidenceRule), "evidence"),
            reason: try Reason(reason), revocation: try revocation(before: expiresAt, today: today))
    }

    private func revocation(before end: Instant, today: LocalDate) throws -> PastLicence.Revocation? {
        guard let revokedOn else {
            try ImportFault.check(revokedReason == nil, "revoked_reason goes with revoked_on")
            return nil
        }
        try ImportFault.check(completedOn <= revokedOn, "revoked_on lies before completed_on")
        try ImportFault.check(revokedOn <= today, "revoked_on lies in the future (\(revokedOn))")
        try ImportFault.check(revokedOn.start < end, "revoked_on lies after the licence's end, when there is nothing to revoke")
        let reason = try ImportFault.need(try ImportFault.accept(revokedReason, "revoked_reason", Reason.rule), "revoked_reason")
        return PastLicence.Revocation(day: revokedOn, reason: try Reason(reason))
    }
}
