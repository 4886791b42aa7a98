/// A recording, or, with `deleted`, one that is gone.
public struct ConversationRecorded: EventPayload {
    public static let eventType = EventType(.platform, "conversation-recorded")
    public var conversationID: ConversationID
    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var seconds: RecordedSeconds
    public var recordedAt: Instant
    public var deleted: Bool?

    public init(
        conversationID: ConversationID, workspaceID: WorkspaceID, organisationID: OrganisationID, seconds: RecordedSeconds,
        recordedAt: Instant,
        deleted: Bool? = nil
    ) {
        self.conversationID = conversationID
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.seconds = seconds
        self.recordedAt = recordedAt
        self.deleted = deleted
    }

    public var subject: String { conversationID.description }
    public var partitionKey: String { organisationID.description }
}
