import Contracts
import Database

extension RollupBatch {
    /// The short way: sums of recordings and logins, where nothing else about a line can have changed.
    func applyLineChanges() throws {
        let changes = lineChanges.filter { !dirtyAccounts.contains($0.key.accountID) }
            .sorted { ($0.key.accountID, $0.key.month) < ($1.key.accountID, $1.key.month) }
        for (key, change) in changes {
            try ledger.add(change.usage, logins: change.logins, to: key.accountID, key.month)
        }
        lineChanges.removeAll()
    }

    /// The long way: every line of the account anew from its history.
    func recompute(_ accountID: AccountID) throws {
        guard let history = try AccountLoader(connection: connection).history(accountID, usageFrom: window.lowerBound) else { return }
        let lines = history.months(window, now: work.now)
        var logins: [UserID: [Instant]] = [:]
        let stored = try lines.map { line in
            AccountMonthTable.Stored(
                line: line, workspaceCount: line.workspaces.count, logins30Days: try countLogins(line.admins, line.month, &logins))
        }
        try ledger.replace(accountID, with: stored)
        if let next = history.terms.nextChange(after: work.now) {
            try work.schedule(ClockTimers.terms, key: accountID.description, at: next)
        }
        try watchHealth(history, lines.last { $0.month == currentMonth })
    }

    /// Puts into the queue what may be at risk now, and what was and may not be any more.
    private func watchHealth(_ history: AccountHistory, _ line: AccountMonth?) throws {
        let isDowngraded = line?.downgrade?.isRecent(at: work.now) ?? false
        let announced = HealthTable(connection: connection)
        for workspace in history.workspaces {
            let inLine = line?.workspaces.first { $0.workspaceID == workspace.workspaceID }
            let isNearCap = inLine?.capSeconds.map { (inLine?.usage.countedSeconds ?? 0) * 2 >= $0 } ?? false
            let mayBeAtRisk = inLine != nil && (isDowngraded || isNearCap)
            if try mayBeAtRisk || announced.announced(workspace.workspaceID) != nil { try health.add(workspace.workspaceID) }
        }
    }

    private func countLogins(_ admins: [UserID], _ month: Month, _ known: inout [UserID: [Instant]]) throws -> Int {
        let loginWindow = loginWindow(month)
        var count = 0
        for admin in admins {
            let logins =
                try known[admin]
                ?? LoginTable(connection: connection).logins(admin, after: window.lowerBound.start.adding(days: -LoginWindow.days))
            known[admin] = logins
            count += logins.count { loginWindow.contains($0) }
        }
        return count
    }
}
