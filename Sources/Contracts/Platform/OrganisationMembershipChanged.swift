/// A person's role in an organisation.
public struct OrganisationMembershipChanged: EventPayload {
    public static let eventType = EventType(.platform, "organisation-membership-changed")
    public enum Role: String, Codable, Sendable, CaseIterable { case owner, admin, member, billing, external, observer }

    public var organisationID: OrganisationID
    public var userID: UserID
    public var role: Role
    public var removed: Bool?

    public init(organisationID: OrganisationID, userID: UserID, role: Role, removed: Bool? = nil) {
        self.organisationID = organisationID
        self.userID = userID
        self.role = role
        self.removed = removed
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}

extension OrganisationMembershipChanged.Role {
    /// Whether whoever has it belongs to the organisation itself; all others are its guests, who belong elsewhere.
    public var isOwn: Bool {
        switch self {
        case .owner, .admin, .member, .billing: true
        case .external, .observer: false
        }
    }
}
