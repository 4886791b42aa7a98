/// A workspace that a partner ran for a client belongs to another organisation from now on, and so does its account. It goes one way: what names the
/// former organisation later is read as the new one (DOMAIN §12).
public struct WorkspaceHandedOff: EventPayload {
    public static let eventType = EventType(.partner, "workspace-handed-off")

    public var workspaceID: WorkspaceID
    /// Stays the account of the workspace.
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var previousOrganisationID: OrganisationID
    public var partnerConfirmed: Bool
    public var clientConfirmed: Bool
    /// People of the former organisation who administered the workspace; from now on they are members of it.
    public var formerAdmins: [UserID]
    /// Those of them whose place comes through the former organisation.
    public var inheritedAdmins: [UserID]?
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, organisationID: OrganisationID, previousOrganisationID: OrganisationID, partnerConfirmed: Bool,
        clientConfirmed: Bool, formerAdmins: [UserID], inheritedAdmins: [UserID] = [], reason: String, effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        accountID = AccountID(of: workspaceID)
        self.organisationID = organisationID
        self.previousOrganisationID = previousOrganisationID
        self.partnerConfirmed = partnerConfirmed
        self.clientConfirmed = clientConfirmed
        self.formerAdmins = formerAdmins
        self.inheritedAdmins = inheritedAdmins.isEmpty ? nil : inheritedAdmins
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}
