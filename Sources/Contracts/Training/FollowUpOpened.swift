/// A new user has answered what staff have to look after.
public struct FollowUpOpened: EventPayload {
    public static let eventType = EventType(.training, "follow-up-opened")
    public var followUpID: FollowUpID
    public var kind: FollowUpKind
    public var userID: UserID
    public var organisationID: OrganisationID
    public var effectiveAt: Instant

    public init(
        followUpID: FollowUpID, kind: FollowUpKind, userID: UserID, organisationID: OrganisationID, effectiveAt: Instant
    ) {
        self.followUpID = followUpID
        self.kind = kind
        self.userID = userID
        self.organisationID = organisationID
        self.effectiveAt = effectiveAt
    }

    public var subject: String { followUpID.description }
    public var partitionKey: String { organisationID.description }
}
