/// A customer asks for a training.
public struct TrainingRequested: EventPayload {
    public static let eventType = EventType(.platform, "training-requested")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    /// The id of a catalogue entry, or a mode (`online`, `in_person`, `flex`).
    public var training: ShortText
    public var requestedBy: UserID
    public var participants: ParticipantCount?
    public var notes: DisplayText?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, training: ShortText, requestedBy: UserID,
        participants: ParticipantCount? = nil,
        notes: String? = nil
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.training = training
        self.requestedBy = requestedBy
        self.participants = participants
        self.notes = notes.map { DisplayText($0) }
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
