/// A workspace was granted, and the platform has told of none for an hour: somebody has to look.
public struct WorkspaceNotCreated: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "workspace-not-created")
    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// As in `upgrade-request-approved`.
    public var accountID: AccountID
    /// What was granted for it.
    public var tier: Tier
    /// When the request was approved.
    public var approvedAt: Instant

    public init(of approved: UpgradeRequestApproved) {
        requestID = approved.requestID
        organisationID = approved.organisationID
        accountID = approved.accountID
        tier = approved.granted.tier
        approvedAt = approved.effectiveAt
    }
}
