/// A follow-up is done: by the action that it asks for, or because somebody says so.
public struct FollowUpClosed: EventPayload {
    public static let eventType = EventType(.training, "follow-up-closed")
    public enum Cause: String, Codable, Sendable, CaseIterable {
        case staff
        case partnerStatusChanged = "partner_status_changed"
        case licenceGranted = "licence_granted"
    }

    public var followUpID: FollowUpID
    public var kind: FollowUpKind
    public var userID: UserID
    public var organisationID: OrganisationID
    public var cause: Cause
    public var note: String?
    public var effectiveAt: Instant

    public init(
        followUpID: FollowUpID, kind: FollowUpKind, userID: UserID, organisationID: OrganisationID, cause: Cause, note: String? = nil,
        effectiveAt: Instant
    ) {
        self.followUpID = followUpID
        self.kind = kind
        self.userID = userID
        self.organisationID = organisationID
        self.cause = cause
        self.note = note
        self.effectiveAt = effectiveAt
    }

    public var subject: String { followUpID.description }
    public var partitionKey: String { organisationID.description }
}
