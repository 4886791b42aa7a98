/// The whole current state of an organisation.
public struct OrganisationChanged: EventPayload {
    public static let eventType = EventType(.platform, "organisation-changed")
    public var organisationID: OrganisationID
    public var name: DisplayText
    public var createdAt: Instant
    public var createdBy: UserID?
    public var deleted: Bool?

    public init(organisationID: OrganisationID, name: String, createdAt: Instant, createdBy: UserID? = nil, deleted: Bool? = nil) {
        self.organisationID = organisationID
        self.name = DisplayText(name)
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.deleted = deleted
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}
