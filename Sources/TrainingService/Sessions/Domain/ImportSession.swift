import Contracts
import EventSourcing

/// A session as another system has kept it.
struct PastSession: Sendable, Equatable {
    var id: TrainingSessionID
    var organisation: OrganisationID
    /// With the terms that its training has when it is imported.
    var details: SessionDetails
    var requestedBy: UserID?
    var scheduledAt: Instant?
    var completedOn: LocalDate?
    var cancelledOn: LocalDate?
    var participants: [UserID] = []
    /// Why the price is another one, or why it was cancelled.
    var reason: Reason?
    /// When it was asked for.
    var at: Instant
}

/// Takes over a session of the past, with the licences that it gave. Told again it changes nothing; what is new of it, people who took part too,
/// that it was held or cancelled, is added. What was told before can't be told otherwise: staff change it here.
struct ImportSession: Command {
    typealias Target = TrainingSession

    let past: PastSession
    let importedAt: Instant

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        var decision = PastDecision(TrainingSession.self, on: state)
        if state.session == nil {
            let request = RequestSession(
                id: past.id, organisation: past.organisation, details: past.details, origin: .staff, requestedBy: past.requestedBy,
                scheduledAt: past.scheduledAt, reason: past.reason)
            try decision.take(request, at: past.at)
        } else {
            try check(state)
        }
        let told = decision.state.imported ?? SessionState.Imported()
        for user in past.participants where !told.participants.contains(user) {
            try decision.take(AddParticipant(user: user), at: decision.state.session?.completedOn?.start ?? past.at)
        }
        if let day = past.completedOn, told.completedOn == nil {
            try decision.take(CompleteSession(completedOn: day), at: max(past.at, day.start))
        }
        if let day = past.cancelledOn, told.cancelledOn == nil {
            try decision.take(CancelSession(reason: past.reason), at: max(past.at, day.start))
        }
        for end in decision.state.licencesRunOut(of: decision.events, by: importedAt) { decision.append(end) }
        return decision.events
    }

    /// Throws `Rejection` where it says something else than an import before.
    private func check(_ state: SessionState) throws {
        guard let asked = state.session?.asked, let told = state.imported else { throw Rejection.toldOtherwise("reference") }
        let (details, known) = (try SessionRules.checked(past.details), asked.details)
        try ImportedBefore.check([
            "organisation_id": asked.organisationID == past.organisation, "training": known.trainingID == details.trainingID,
            "mode": known.mode == details.mode, "expected_participants": known.expectedParticipants == details.expectedParticipants,
            "agreed_price_cents": known.agreedPriceCents == details.agreedPriceCents, "notes": known.notes == details.notes,
            "requested_by": asked.requestedBy == past.requestedBy, "effective_at": asked.effectiveAt == past.at,
            "scheduled_at": told.scheduledAt == past.scheduledAt,
            "completed_on": told.completedOn == nil || told.completedOn == past.completedOn,
            "cancelled_on": told.cancelledOn == nil || told.cancelledOn == past.cancelledOn,
            "participants": told.participants.isSubset(of: past.participants),
        ])
    }
}
