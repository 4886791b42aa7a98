/// A session got its date, or another one.
public struct SessionScheduled: ImportableEvent {
    public static let eventType = EventType(.training, "session-scheduled")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var scheduledAt: Instant
    public var previousScheduledAt: Instant?
    public var mode: TrainingMode?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, scheduledAt: Instant, previousScheduledAt: Instant? = nil,
        mode: TrainingMode? = nil, effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.scheduledAt = scheduledAt
        self.previousScheduledAt = previousScheduledAt
        self.mode = mode
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
