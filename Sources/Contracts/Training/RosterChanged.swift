/// People came onto the roster of a session, or left it.
public struct RosterChanged: ImportableEvent {
    public static let eventType = EventType(.training, "roster-changed")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var added: [UserID]
    public var removed: [UserID]
    /// How many are on it now.
    public var participants: Int
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, added: [UserID], removed: [UserID], participants: Int,
        effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.added = added
        self.removed = removed
        self.participants = participants
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
