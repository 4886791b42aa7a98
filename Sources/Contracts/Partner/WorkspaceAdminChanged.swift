/// Staff have decided that somebody becomes an admin of a workspace. Those who are admins stay (DOMAIN §11).
public struct WorkspaceAdminChanged: EventPayload {
    public static let eventType = EventType(.partner, "workspace-admin-changed")

    /// How they come to it.
    public enum Way: String, Codable, Sendable, CaseIterable {
        /// A direct member of the workspace.
        case promoted
        /// A member of the organisation, who becomes a direct one and takes a seat.
        case joined
        /// Somebody who is invited by e-mail.
        case invited
    }

    public var workspaceID: WorkspaceID
    /// Who pays for it.
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var way: Way
    /// Nil for somebody who is invited.
    public var userID: UserID?
    /// Under which PartnerService tells the address until the invitation ends; nil for a user.
    public var invitationID: AdminInvitationID?
    /// Nil for a user.
    public var invitationEndsAt: Instant?
    public var previousAdmins: [UserID]
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, way: Way, userID: UserID? = nil,
        invitationID: AdminInvitationID? = nil,
        invitationEndsAt: Instant? = nil, previousAdmins: [UserID], reason: String, effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.way = way
        self.userID = userID
        self.invitationID = invitationID
        self.invitationEndsAt = invitationEndsAt
        self.previousAdmins = previousAdmins
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}
