/// Staff said what came of a workspace at risk. It holds until the workspace has left the risks.
public struct RiskOutcomeSet: EventPayload {
    public static let eventType = EventType(.rollup, "risk-outcome-set")
    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var outcome: RiskOutcome
    public var note: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, outcome: RiskOutcome, note: String,
        effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.outcome = outcome
        self.note = note
        self.effectiveAt = effectiveAt
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}
