/// Staff put a workspace at risk aside: until an instant, until it gets worse, or until whichever comes first.
public struct RiskSnoozed: EventPayload {
    public static let eventType = EventType(.rollup, "risk-snoozed")
    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// The most urgent reason at that time; a more urgent one is worse.
    public var riskReason: RiskReason
    /// The snooze ends then by itself, without another event. Absent for one that only ends otherwise.
    public var until: Instant?
    public var unlessWorse: Bool
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, riskReason: RiskReason, until: Instant? = nil,
        unlessWorse: Bool, reason: String, effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.riskReason = riskReason
        self.until = until
        self.unlessWorse = unlessWorse
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}
