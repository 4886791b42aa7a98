import Contracts

/// The line that a change is about.
struct LineKey: Hashable, Comparable {
    let accountID: AccountID
    let month: Month

    static func < (left: Self, right: Self) -> Bool { (left.month, left.accountID) < (right.month, right.accountID) }
}

/// What a batch adds to a line: sums of recordings and logins.
struct LineChange {
    /// What was recorded in one workspace of the account.
    struct WorkspaceUsage {
        let workspaceID: WorkspaceID
        let delta: Usage
        let after: Usage
        let lifetime: LifetimeTable.Change

        var countedBefore: Int64 { after.countedSeconds.addingSaturated(0 - delta.countedSeconds) }
    }

    private(set) var usage = Usage()
    private(set) var workspaces: [WorkspaceUsage] = []
    var logins = 0

    /// Throws `SumOverflow`.
    mutating func add(_ change: WorkspaceUsage) throws {
        usage = try usage.adding(change.delta)
        workspaces.append(change)
    }
}
