/// The count of a workspace's current cycle starts again; its recordings are kept (DOMAIN §11).
public struct UsageReset: EventPayload {
    public static let eventType = EventType(.rollup, "usage-reset")
    public var workspaceID: WorkspaceID
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// What the cycle had counted before.
    public var previousCountedSeconds: Int64
    public var reason: String
    public var effectiveAt: Instant

    public init(
        workspaceID: WorkspaceID, accountID: AccountID, organisationID: OrganisationID, previousCountedSeconds: Int64, reason: String,
        effectiveAt: Instant
    ) {
        self.workspaceID = workspaceID
        self.accountID = accountID
        self.organisationID = organisationID
        self.previousCountedSeconds = previousCountedSeconds
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}

/// Why a workspace is at risk, most urgent first (DOMAIN §7).
public enum RiskReason: String, Codable, Sendable, CaseIterable {
    case pilotHardBlock = "pilot_hard_block"
    case atCap = "at_cap"
    case approachingCap = "approaching_cap"
    case recentlyDowngraded = "recently_downgraded"

    /// 1 is the most urgent.
    public var rank: Int {
        switch self {
        case .pilotHardBlock: 1
        case .atCap: 2
        case .approachingCap: 3
        case .recentlyDowngraded: 4
        }
    }
}

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
