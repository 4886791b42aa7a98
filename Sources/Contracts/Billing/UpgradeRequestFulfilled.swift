/// The platform has created the workspace that was granted.
public struct UpgradeRequestFulfilled: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "upgrade-request-fulfilled")
    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// The account that pays for the workspace.
    public var accountID: AccountID
    public var workspaceID: WorkspaceID
    public var effectiveAt: Instant

    public init(
        requestID: UpgradeRequestID, organisationID: OrganisationID, accountID: AccountID, workspaceID: WorkspaceID, effectiveAt: Instant
    ) {
        self.requestID = requestID
        self.organisationID = organisationID
        self.accountID = accountID
        self.workspaceID = workspaceID
        self.effectiveAt = effectiveAt
    }
}
