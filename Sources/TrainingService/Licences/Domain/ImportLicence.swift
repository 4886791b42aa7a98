import Contracts
import EventSourcing

/// A licence for a training elsewhere, as another system has kept it.
struct PastLicence: Sendable, Equatable {
    struct Revocation: Sendable, Equatable {
        var day: LocalDate
        var reason: Reason
    }

    var reference: ShortText
    var user: UserID
    var organisation: OrganisationID
    var completedOn: LocalDate
    var expiresAt: Instant
    var evidence: String
    var reason: Reason
    var revocation: Revocation?

    var id: LicenceID { LicenceID(for: user, in: organisation, trainedOn: completedOn) }
}

/// Takes over a licence of the past, be it over or revoked. Told again it changes nothing; that it was revoked is added.
struct ImportLicence: Command {
    typealias Target = TrainingElsewhere

    let past: PastLicence
    let importedAt: Instant

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        var decision = PastDecision(TrainingElsewhere.self, on: state)
        if let known = state.licences[past.id] {
            guard known.granted.reference == past.reference else { throw Rejection.licenceIsKnown }
            try check(known)
        } else {
            decision.append(LicenceGranted(imported: past))
        }
        if let revocation = past.revocation, state.licences[past.id]?.importedRevocation == nil {
            let revoke = RevokeLicence(licence: past.id, reason: revocation.reason)
            for event in try revoke.decide(decision.state, at: revocation.day.start) { decision.append(event) }
        }
        for end in decision.state.licencesRunOut(of: decision.events, by: importedAt) { decision.append(end) }
        return decision.events
    }

    /// Throws `Rejection` where it says something else than an import before.
    private func check(_ known: LicenceState) throws {
        let (granted, revokedOn) = (known.granted, known.importedRevocation)
        try ImportedBefore.check([
            "expires_on": granted.expiresAt == past.expiresAt, "evidence": granted.evidence == past.evidence,
            "reason": granted.reason == past.reason.text, "revoked_on": revokedOn == nil || revokedOn == past.revocation?.day,
        ])
    }
}

extension LicenceGranted {
    fileprivate init(imported past: PastLicence) {
        self.init(
            licenceID: past.id, userID: past.user, organisationID: past.organisation, completedOn: past.completedOn,
            expiresAt: past.expiresAt, evidence: past.evidence, reason: past.reason.text, effectiveAt: past.completedOn.start)
        reference = past.reference
    }
}

extension Rejection {
    static let licenceIsKnown = rule(
        "licence-known",
        detail: "a licence of this person, organisation and day is here already, under another reference or none; leave the line out")
}
