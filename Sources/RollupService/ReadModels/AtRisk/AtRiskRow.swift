import Contracts

/// A row of the at-risk list as it is answered (CONTRACTS §2).
struct AtRiskRow: Encodable, Sendable {
    var workspaceID: WorkspaceID
    var workspaceName: String
    var accountID: AccountID
    var organisationID: OrganisationID
    var organisationName: String
    var tier: Tier
    var `class`: RevenueClass
    var reason: RiskReason
    var reasons: [RiskReason]
    var detail: String
    var countedSeconds: Int64
    var capSeconds: Int64?
    var projectedAt: Instant?
    var downgradedAt: Instant?
    var downgradedFrom: Tier?
    var mrrCents: Cents
    var admins: [Contact]
    /// The last login of any of the admins, and the logins of the one who came most often.
    var lastLoginAt: Instant?
    var logins30Days: Int
    var remedy: Remedy
    var actions: [RiskAction]

    enum CodingKeys: String, CodingKey {
        case workspaceID, workspaceName, accountID, organisationID, organisationName, tier, `class`, reason, reasons, detail
        case countedSeconds, capSeconds, projectedAt, downgradedAt, downgradedFrom, mrrCents, admins, lastLoginAt, remedy, actions
        case logins30Days = "logins_30d"
    }
}
