/// A session won't be held.
public struct SessionCancelled: ImportableEvent {
    public static let eventType = EventType(.training, "session-cancelled")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var previousStatus: SessionStatus
    public var reason: String?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, previousStatus: SessionStatus, reason: String? = nil,
        effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.previousStatus = previousStatus
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
