/// A customer asks for a higher tier or a new workspace.
public struct UpgradeRequested: EventPayload {
    public static let eventType = EventType(.platform, "upgrade-requested")
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case newWorkspace = "new_workspace"
        case tierUpgrade = "tier_upgrade"
    }

    public var requestID: UpgradeRequestID
    public var kind: Kind
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var requestedBy: UserID
    public var proposedName: DisplayText?
    public var proposedTier: Tier
    public var proposedBillingPeriod: BillingPeriod
    public var proposedVisibility: Visibility?
    /// Of a new workspace; internal where nothing is said.
    public var usageContext: WorkspaceChanged.UsageContext?
    public var message: DisplayText?

    public init(
        requestID: UpgradeRequestID, kind: Kind, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, requestedBy: UserID,
        proposedName: String? = nil, proposedTier: Tier, proposedBillingPeriod: BillingPeriod, proposedVisibility: Visibility? = nil,
        usageContext: WorkspaceChanged.UsageContext? = nil, message: String? = nil
    ) {
        self.requestID = requestID
        self.kind = kind
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.requestedBy = requestedBy
        self.proposedName = proposedName.map { DisplayText($0) }
        self.proposedTier = proposedTier
        self.proposedBillingPeriod = proposedBillingPeriod
        self.proposedVisibility = proposedVisibility
        self.usageContext = usageContext
        self.message = message.map { DisplayText($0) }
    }

    public var subject: String { requestID.description }
    public var partitionKey: String { organisationID.description }
}
