/// A workspace that was put aside counts among those at risk again, before or without a day that was set.
public struct RiskSnoozeEnded: EventPayload {
    public static let eventType = EventType(.rollup, "risk-snooze-ended")
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// Staff took it back.
        case staff
        /// A more urgent reason than then holds.
        case worsened
        /// It is at risk no more; said of a snooze without a day only.
        case left
    }

    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var cause: Cause
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, cause: Cause, reason: String? = nil,
        effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}
