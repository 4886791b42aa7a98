/// The count of a workspace's current cycle starts again; its recordings are kept (DOMAIN §11).
public struct UsageReset: EventPayload {
    public static let eventType = EventType(.rollup, "usage-reset")
    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// What the cycle had counted before.
    public var previousCountedSeconds: Int64
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, previousCountedSeconds: Int64, reason: String,
        effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.previousCountedSeconds = previousCountedSeconds
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}
