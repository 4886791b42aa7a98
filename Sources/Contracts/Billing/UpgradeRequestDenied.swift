/// Staff have denied an upgrade request. Nothing else changes.
public struct UpgradeRequestDenied: UpgradeRequestEventPayload {
    public static let eventType = EventType(.billing, "upgrade-request-denied")
    public var requestID: UpgradeRequestID
    public var organisationID: OrganisationID
    /// As in `upgrade-request-received`.
    public var accountID: AccountID
    public var kind: UpgradeRequested.Kind
    public var workspaceID: WorkspaceID?
    public var requestedBy: UserID
    /// What the requester is told.
    public var note: String
    /// For staff alone; it is not to be shown to the customer.
    public var staffNotes: String?
    /// The request that this one has joined, and with which it was decided.
    public var joinedRequestID: UpgradeRequestID?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of request: UpgradeRequestReceived, note: String, staffNotes: String? = nil, effectiveAt: Instant, cause: ChangeCause? = nil
    ) {
        requestID = request.requestID
        organisationID = request.organisationID
        accountID = request.accountID
        kind = request.kind
        workspaceID = request.workspaceID
        requestedBy = request.requestedBy
        self.note = note
        self.staffNotes = staffNotes
        joinedRequestID = request.joinedRequestID
        self.effectiveAt = effectiveAt
        self.cause = cause
    }
}
