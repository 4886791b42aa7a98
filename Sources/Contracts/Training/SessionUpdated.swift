/// What is agreed about a session changed.
public struct SessionUpdated: EventPayload {
    public static let eventType = EventType(.training, "session-updated")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var details: SessionDetails
    public var previousDetails: SessionDetails
    /// The date that was given up; the session is requested again. Absent where that didn't happen.
    public var previousScheduledAt: Instant?
    /// The day on which it was held, where that was put right.
    public var completedOn: LocalDate?
    public var previousCompletedOn: LocalDate?
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, details: SessionDetails, previousDetails: SessionDetails,
        previousScheduledAt: Instant? = nil, completedOn: LocalDate? = nil, previousCompletedOn: LocalDate? = nil, reason: String? = nil,
        effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.details = details
        self.previousDetails = previousDetails
        self.previousScheduledAt = previousScheduledAt
        self.completedOn = completedOn
        self.previousCompletedOn = previousCompletedOn
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
