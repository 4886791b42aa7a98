import Contracts
import StaffAPI

/// What a row at risk stands for. As text it is the workspace's id, or the account's after `downgraded-`.
enum RiskSubject: Hashable, Sendable, CustomStringConvertible {
    case workspace(WorkspaceID)
    case downgradedAccount(AccountID)

    private static let downgraded = "downgraded-"

    init(_ row: AtRiskRow) {
        self = row.reason == .recentlyDowngraded ? .downgradedAccount(row.accountID) : .workspace(row.workspaceID)
    }

    var description: String {
        switch self {
        case .workspace(let id): id.description
        case .downgradedAccount(let id): Self.downgraded + id.description
        }
    }
}
