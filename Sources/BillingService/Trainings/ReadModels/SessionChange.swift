import Contracts
import EventKit

/// What an event of TrainingService changes of a session's cost.
struct SessionChange {
    let session: TrainingSessionID
    let organisation: OrganisationID
    /// Of which training it is, where the event says so.
    let training: TrainingID?
    let apply: (inout SessionCost) -> Void

    /// Nil for an event that changes nothing of it. Throws `UnprocessableEvent` for more people than there can be.
    init?(_ event: CloudEvent) throws {
        if let asked = try event.decode(SessionRequested.self) {
            let details = try Self.checked(asked.details)
            self.init(asked.sessionID, asked.organisationID, details.trainingID) { $0.agree(details) }
        } else if let updated = try event.decode(SessionUpdated.self) {
            let details = try Self.checked(updated.details)
            _ = try Self.checked(updated.previousDetails)
            self.init(updated.sessionID, updated.organisationID, details.trainingID) { $0.agree(details, completedOn: updated.completedOn) }
        } else if let roster = try event.decode(RosterChanged.self) {
            let participants = try Self.checked(roster.participants)
            self.init(roster.sessionID, roster.organisationID) { $0.seat(participants) }
        } else if let held = try event.decode(SessionCompleted.self) {
            let participants = try Self.checked(held.participants)
            // What was held in a past that was imported was billed where it came from.
            guard !held.isImported else { return nil }
            self.init(held.sessionID, held.organisationID) {
                $0.complete(on: held.completedOn, participants: participants, price: held.priceCents)
            }
        } else if let reopened = try event.decode(SessionReopened.self) {
            self.init(reopened.sessionID, reopened.organisationID) { $0.reopen() }
        } else {
            return nil
        }
    }

    private init(
        _ session: TrainingSessionID, _ organisation: OrganisationID, _ training: TrainingID? = nil,
        apply: @escaping (inout SessionCost) -> Void
    ) {
        (self.session, self.organisation, self.training, self.apply) = (session, organisation, training, apply)
    }

    private static func checked(_ details: SessionDetails) throws -> SessionDetails {
        if let terms = details.terms { _ = try checked(terms.includedParticipants) }
        return details
    }

    /// So many that prices of them can be reckoned.
    private static func checked(_ participants: Int) throws -> Int {
        guard (0...SessionTerms.rosterMaximum).contains(participants) else {
            throw UnprocessableEvent("\(participants) is no number of participants, which is 0 to \(SessionTerms.rosterMaximum)")
        }
        return participants
    }
}
