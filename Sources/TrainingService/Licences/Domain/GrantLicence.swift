import Contracts
import EventSourcing

/// Recognises a training elsewhere: staff have seen the evidence. Granted twice for the same day it is one licence. That no other
/// one counts from the day since it was edited is seen to by whoever executes it.
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
            guard licence.completedOn == completedOn else { throw Rejection.dayWasEdited(to: licence.completedOn) }
            guard licence.status(at: now) == .active else { throw Rejection.isOver }
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
    static let isOver = rule("licence-expired", detail: "the licence for this training has expired; edit its day where that is wrong")
    static let dayIsTaken = rule(
        "licence-known",
        detail: "they have another licence for a training elsewhere of this day in this organisation; see to that one if it is wrong")

    static func dayWasEdited(to day: LocalDate) -> Rejection {
        rule(
            "licence-edited",
            detail: "the licence granted for this day counts from \(day) now; edit its day back, and grant \(day) too if both were held")
    }
}
