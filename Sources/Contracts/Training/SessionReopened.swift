/// A session that was cancelled or completed is open again.
public struct SessionReopened: EventPayload {
    public static let eventType = EventType(.training, "session-reopened")
    public enum Cause: String, Codable, Sendable, CaseIterable {
        case staff
        /// None of the licences that it granted is left.
        case licencesRevoked = "licences_revoked"
    }

    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    /// Scheduled where it has a date, else requested.
    public var status: SessionStatus
    public var previousStatus: SessionStatus
    public var cause: Cause
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, status: SessionStatus, previousStatus: SessionStatus, cause: Cause,
        reason: String? = nil, effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.status = status
        self.previousStatus = previousStatus
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
