/// Staff have decided who may find and open a workspace. It holds until a newer fact of the platform says otherwise (DOMAIN §11).
public struct WorkspaceVisibilitySet: EventPayload {
    public static let eventType = EventType(.partner, "workspace-visibility-set")

    public var workspaceID: WorkspaceID
    /// Who pays for it.
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var visibility: Visibility
    /// Nil where nobody had said.
    public var previousVisibility: Visibility?
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, visibility: Visibility,
        previousVisibility: Visibility?, reason: String,
        effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.visibility = visibility
        self.previousVisibility = previousVisibility
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}
