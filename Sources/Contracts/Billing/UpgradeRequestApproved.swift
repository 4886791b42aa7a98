/// Staff have approved an upgrade request. The change of the account's terms, where there is one, is told by events of the account.
public struct UpgradeRequestApproved: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "upgrade-request-approved")
    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// As in `upgrade-request-received`.
    public var accountID: AccountID
    public var kind: UpgradeRequested.Kind
    public var workspaceID: WorkspaceID?
    public var requestedBy: UserID
    public var proposedTier: Tier
    public var proposedBillingPeriod: BillingPeriod
    public var granted: GrantedTerms
    /// For staff alone; it is not to be shown to the customer.
    public var staffNotes: String?
    /// The request that this one has joined, and with which it was decided.
    public var joinedRequestID: UpgradeRequestID?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of request: UpgradeRequestReceived, granted: GrantedTerms, staffNotes: String? = nil, effectiveAt: Instant,
        cause: ChangeCause? = nil
    ) {
        requestID = request.requestID
        organisationID = request.organisationID
        accountID = request.accountID
        kind = request.kind
        workspaceID = request.workspaceID
        requestedBy = request.requestedBy
        proposedTier = request.proposedTier
        proposedBillingPeriod = request.proposedBillingPeriod
        self.granted = granted
        self.staffNotes = staffNotes
        joinedRequestID = request.joinedRequestID
        self.effectiveAt = effectiveAt
        self.cause = cause
    }
}
