import Contracts
import Database

extension RollupBatch {
    /// The short way: sums of recordings and logins, where nothing else about a line can have changed.
    func applyLineChanges() throws {
        for (key, change) in lineChanges.filter({ !dirtyAccounts.contains($0.key.accountID) }).sorted(by: { $0.key < $1.key }) {
            let segment = try writer.add(change, to: key.accountID, key.month)
            if key.month == currentMonth, let segment {
                try watchCap(change.workspaces, segment.tier)
            } else {
                for workspace in change.workspaces { keepLate(workspace.lifetime, of: workspace.workspaceID) }
            }
        }
        lineChanges.removeAll()
    }

    /// Keeps workspaces near their cap in their place among those at risk.
    private func watchCap(_ workspaces: [LineChange.WorkspaceUsage], _ tier: Tier) throws {
        guard let cap = PriceList.standard.capSeconds(tier) else { return }
        for workspace in workspaces {
            let before = CapBand(tier: tier, countedSeconds: workspace.countedBefore, capSeconds: cap)
            let after = CapBand(tier: tier, countedSeconds: workspace.after.countedSeconds, capSeconds: cap)
            let wasLocked = workspace.lifetime.before >= cap
            let isLocked = workspace.lifetime.after >= cap
            guard before != nil || after != nil || wasLocked || isLocked else { continue }
            try place(workspace.workspaceID)
            // Within the other bands more hours change nothing about the reasons; in a locked workspace they are a sign of life.
            if before != after || after == .halfway || wasLocked || isLocked { try health.add(workspace.workspaceID) }
        }
    }

    /// A change of what a workspace has recorded since its last reset, which may change whether it is locked.
    func keepLate(_ change: LifetimeTable.Change, of workspaceID: WorkspaceID) {
        lateLifetimes[workspaceID, default: change].after = change.after
    }

    /// The long way: every line of the account anew from its history.
    func recompute(_ accountID: AccountID) throws {
        let reckoning = reckoning
        guard let history = try reckoning.history(accountID) else { return }
        try writer.replace(accountID, with: try reckoning.lines(history))
        try TrialTable(connection: connection).replace(accountID, with: reckoning.endedTrials(history))
        if let next = history.nextChange(after: work.now) {
            try work.schedule(ClockTimers.terms, key: accountID.description, at: next)
        }
        try watchRisk(history)
    }

    /// Brings the account's workspaces to their places among those at risk, and into the queue where there may be news of it.
    private func watchRisk(_ history: AccountHistory) throws {
        let announced = HealthTable(connection: connection)
        for workspaceID in history.workspaces.map(\.workspaceID) {
            let mayBeAtRisk = try place(workspaceID)
            if try mayBeAtRisk || announced.announced(workspaceID) != nil { try health.add(workspaceID) }
        }
    }
}
