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
        } else if let field = try difference(from: state) {
            throw Rejection.importedOtherwise(field)
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
        decision.expireLicences(by: importedAt)
        return decision.events
    }

    /// The first field that says something else than an import before; nil where none does.
    private func difference(from state: SessionState) throws -> String? {
        guard let asked = state.session?.asked, let told = state.imported else { return "reference" }
        let details = try SessionRules.checked(past.details)
        let same: [(field: String, holds: Bool)] = [
            ("organisation_id", asked.organisationID == past.organisation), ("training", asked.details.trainingID == details.trainingID),
            ("mode", asked.details.mode == details.mode),
            ("expected_participants", asked.details.expectedParticipants == details.expectedParticipants),
            ("agreed_price_cents", asked.details.agreedPriceCents == details.agreedPriceCents),
            ("notes", asked.details.notes == details.notes), ("requested_by", asked.requestedBy == past.requestedBy),
            ("effective_at", asked.effectiveAt == past.at), ("scheduled_at", told.scheduledAt == past.scheduledAt),
            ("completed_on", told.completedOn.map { $0 == past.completedOn } ?? true),
            ("cancelled_on", told.cancelledOn.map { $0 == past.cancelledOn } ?? true),
            ("participants", told.participants.isSubset(of: past.participants)),
        ]
        return same.first { !$0.holds }?.field
    }
}

extension Rejection {
    static func importedOtherwise(_ field: String) -> Rejection {
        rule("imported-otherwise", detail: "\(field) is not what was imported under this reference before; change it here instead")
    }
}
