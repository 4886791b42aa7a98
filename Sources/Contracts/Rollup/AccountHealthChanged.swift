/// A workspace entered, changed or left an at-risk category.
public struct AccountHealthChanged: EventPayload {
    public static let eventType = EventType(.rollup, "account-health-changed")
    public enum Change: String, Codable, Sendable, CaseIterable { case entered, changed, left }

    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var change: Change
    public var reason: RiskReason?
    public var previousReason: RiskReason?
    /// Every reason that holds, most urgent first.
    public var reasons: [RiskReason]
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, change: Change, reason: RiskReason? = nil,
        previousReason: RiskReason? = nil, reasons: [RiskReason], effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.change = change
        self.reason = reason
        self.previousReason = previousReason
        self.reasons = reasons
        self.effectiveAt = effectiveAt
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}
