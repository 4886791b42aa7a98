/// A customer asks for a higher tier or another workspace, by the platform or through a member of staff.
public struct UpgradeRequestReceived: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "upgrade-request-received")

    public enum Origin: String, Codable, Sendable, CaseIterable {
        case platform
        /// Staff have entered it on the customer's behalf.
        case staff
    }

    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// The account whose tier it is about; for a new workspace, that of the organisation.
    public var accountID: AccountID
    public var kind: UpgradeRequested.Kind
    public var workspaceID: WorkspaceID?
    public var requestedBy: UserID
    /// Of the new workspace.
    public var proposedName: String?
    public var proposedTier: Tier
    public var proposedBillingPeriod: BillingPeriod
    /// Of the new workspace.
    public var proposedVisibility: Visibility?
    /// Of the new workspace; absent for a higher tier.
    public var usageContext: WorkspaceChanged.UsageContext?
    /// What the customer wrote.
    public var message: String?
    /// The pending request for the same account with which this one is decided.
    public var joinedRequestID: UpgradeRequestID?
    public var origin: Origin
    /// When it was asked.
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        requestID: UpgradeRequestID, organisationID: OrganisationID, accountID: AccountID, kind: UpgradeRequested.Kind,
        workspaceID: WorkspaceID? = nil, requestedBy: UserID, proposedName: String? = nil, proposedTier: Tier,
        proposedBillingPeriod: BillingPeriod, proposedVisibility: Visibility? = nil, usageContext: WorkspaceChanged.UsageContext? = nil,
        message: String? = nil, joinedRequestID: UpgradeRequestID? = nil, origin: Origin, effectiveAt: Instant,
        cause: ChangeCause? = nil
    ) {
        self.requestID = requestID
        self.organisationID = organisationID
        self.accountID = accountID
        self.kind = kind
        self.workspaceID = workspaceID
        self.requestedBy = requestedBy
        self.proposedName = proposedName
        self.proposedTier = proposedTier
        self.proposedBillingPeriod = proposedBillingPeriod
        self.proposedVisibility = proposedVisibility
        self.usageContext = usageContext
        self.message = message
        self.joinedRequestID = joinedRequestID
        self.origin = origin
        self.effectiveAt = effectiveAt
        self.cause = cause
    }
}
