/// The platform is asked to create a workspace, and to name the request in the fact about it (`workspace-changed.request_id`).
public struct WorkspaceGranted: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "workspace-granted")
    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// The account that will pay for it; absent for a client's workspace, whose own account opens with it.
    public var accountID: AccountID?
    /// Whoever asked becomes its owner.
    public var ownerID: UserID
    public var name: String
    public var visibility: Visibility?
    public var usageContext: WorkspaceChanged.UsageContext
    /// Of the account that pays: they hold already where it is open, and from its opening on where it isn't.
    public var granted: GrantedTerms
    public var effectiveAt: Instant

    public init(
        of request: UpgradeRequestReceived, accountID: AccountID?, name: String, usageContext: WorkspaceChanged.UsageContext,
        granted: GrantedTerms, effectiveAt: Instant
    ) {
        requestID = request.requestID
        organisationID = request.organisationID
        self.accountID = accountID
        ownerID = request.requestedBy
        self.name = name
        visibility = request.proposedVisibility
        self.usageContext = usageContext
        self.granted = granted
        self.effectiveAt = effectiveAt
    }
}
