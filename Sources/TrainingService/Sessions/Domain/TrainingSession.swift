import Contracts
import EventSourcing

/// One training of an organisation, with who takes part and the licences that it gives them (DOMAIN §13). They are one stream, because what
/// has to hold between them, one licence per person and none without the session, is then one decision.
enum TrainingSession: LicenceIssuer {
    static let category = "training-session"
    static let initialState = SessionState()
    static let events = EventTable<SessionState>(
        SessionRequested.self, SessionScheduled.self, SessionUpdated.self, SessionCancelled.self, SessionReopened.self, RosterChanged.self,
        SessionCompleted.self, LicenceGranted.self, LicenceEdited.self, LicenceRevoked.self, LicenceRestored.self,
        LicenceExpiringSoon.self, LicenceExpired.self)
}

public struct SessionState: Sendable, Equatable {
    /// Nil for a session that there isn't, and in the stream of a licence for a training elsewhere.
    var session: Session?
    /// In the order in which they were added.
    var roster: [UserID] = []
    var licences: [LicenceID: LicenceState] = [:]
    /// What an import has told of the session; nil for one that none has told of.
    var imported: Imported?

    /// What was told may have changed here since.
    struct Imported: Sendable, Equatable {
        var scheduledAt: Instant?
        var completedOn: LocalDate?
        var cancelledOn: LocalDate?
        var participants: Set<UserID> = []
    }

    struct Session: Sendable, Equatable {
        let id: TrainingSessionID
        let organisationID: OrganisationID
        let asked: SessionRequested
        var details: SessionDetails
        var status = SessionStatus.requested
        var scheduledAt: Instant?
        var completedOn: LocalDate?
        /// It was completed in another system, whose past was imported.
        var isHeldElsewhere = false
        /// How often what a calendar shows of it has changed.
        var revision = 0

        /// How it stands when it is neither completed nor cancelled.
        var openStatus: SessionStatus { scheduledAt == nil ? .requested : .scheduled }
        var grantsLicences: Bool { details.terms?.grantsLicence ?? false }
    }

    /// Throws `Rejection` for a session that there isn't.
    func existing() throws -> Session {
        guard let session else { throw Rejection.noSession }
        return session
    }

    /// What the session costs: an estimate by the expected participants until it is completed, then by the roster. Nil while nobody has said
    /// which training it is.
    var price: Cents? {
        guard let session, let terms = session.details.terms else { return nil }
        let expected = session.details.expectedParticipants ?? terms.includedParticipants
        let participants = session.status == .completed ? roster.count : expected
        return terms.price(participants: participants, agreed: session.details.agreedPriceCents)
    }
}

typealias SessionEvent = any StreamEvent<SessionState>

extension Rejection {
    static let noSession = notFound("training session with this id")
}
