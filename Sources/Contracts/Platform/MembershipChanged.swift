/// A person's place in a workspace: a member, or an invitation that is pending.
public struct MembershipChanged: EventPayload {
    public static let eventType = EventType(.platform, "membership-changed")
    public enum State: String, Codable, Sendable, CaseIterable { case active, pending, removed }
    public enum Source: String, Codable, Sendable, CaseIterable {
        case direct
        case inherited
        case staffSupport = "staff_support"
    }

    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var userID: UserID?
    public var invitedEmail: DisplayText?
    public var role: WorkspaceRole
    public var state: State
    public var joinedAt: Instant
    public var source: Source
    /// Pending: when the invitation lapses.
    public var expiresAt: Instant?

    public init(
        workspaceID: WorkspaceID, organisationID: OrganisationID, userID: UserID? = nil, invitedEmail: String? = nil,
        role: WorkspaceRole, state: State, joinedAt: Instant, source: Source, expiresAt: Instant? = nil
    ) {
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.userID = userID
        self.invitedEmail = invitedEmail.map { DisplayText($0) }
        self.role = role
        self.state = state
        self.joinedAt = joinedAt
        self.source = source
        self.expiresAt = expiresAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}
