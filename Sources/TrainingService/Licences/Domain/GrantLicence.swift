import Contracts
import EventSourcing

/// Recognises a training elsewhere: staff have seen the evidence. Granted twice for the same day it is one licence.
struct GrantLicence: Command {
    typealias Target = TrainingElsewhere

    let user: UserID
    let organisation: OrganisationID
    let completedOn: LocalDate
    let evidence: String
    let reason: Reason

    var id: LicenceID { LicenceID(for: user, in: organisation, trainedOn: completedOn) }

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        if let licence = state.licences[id] {
            guard licence.standing != .revoked else { throw Rejection.restoreInstead }
            return []
        }
        let term = LicenceTerm(completedOn: completedOn)
        try term.check(at: now)
        return [
            LicenceGranted(
                licenceID: id, userID: user, organisationID: organisation, completedOn: completedOn, expiresAt: term.expiresAt,
                evidence: evidence, reason: reason.text, effectiveAt: now)
        ]
    }
}

extension Rejection {
    static let restoreInstead = rule("licence-revoked", detail: "the licence for this training was revoked; restore it instead")
}
