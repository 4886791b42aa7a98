/// A session was held. Whoever is on its roster gets a licence, where its training grants one.
public struct SessionCompleted: ImportableEvent {
    public static let eventType = EventType(.training, "session-completed")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var completedOn: LocalDate
    public var participants: Int
    /// By the roster.
    public var priceCents: Cents
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, completedOn: LocalDate, participants: Int, priceCents: Cents,
        effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.completedOn = completedOn
        self.participants = participants
        self.priceCents = priceCents
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
