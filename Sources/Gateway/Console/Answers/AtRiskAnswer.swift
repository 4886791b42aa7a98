import Contracts

/// What `GET /at-risk` answers, as far as the console shows it.
struct AtRiskAnswer: Codable, Sendable, Equatable {
    var asOf: Instant?
    var rows: [AtRiskRow]
    var nextCursor: String?
}

struct AtRiskRow: Codable, Sendable, Equatable {
    var workspaceID: WorkspaceID
    var workspaceName: String
    var accountID: AccountID
    var organisationName: String?
    var tier: Tier
    var reason: RiskReason
    var reasons: [RiskReason]
    var detail: String?
    var countedSeconds: Int64
    var capSeconds: Int64?
    var projectedAt: Instant?
    var downgradedAt: Instant?
    var downgradedFrom: Tier?
    var admins: [AdminContact]
    var remedy: String?
    /// What applies, by the names of the staff API; nil where the owner doesn't say.
    var actions: [String]?
}
