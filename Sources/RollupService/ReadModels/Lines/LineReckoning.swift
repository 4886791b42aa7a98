import Contracts
import Database

/// What the lines of accounts have to be, by the facts that are known and by how far the read model has followed the clock. It writes nothing.
struct LineReckoning {
    let connection: Connection
    let state: RollupState
    let now: Instant

    var currentMonth: Month { max(state.openMonth, now.month) }

    var window: ClosedRange<Month> { currentMonth.adding(months: -RollupState.monthsBefore)...currentMonth }

    /// Nil for an account that no fact has opened.
    func history(_ accountID: AccountID) throws -> AccountHistory? {
        try AccountLoader(connection: connection).history(accountID, usageIn: window)
    }

    /// The lines that follow from the history of an account, each with its workspaces.
    func lines(_ history: AccountHistory) throws -> [AccountMonthTable.Stored] {
        var logins: [UserID: [Instant]] = [:]
        return try history.months(window, now: now).map { line in
            AccountMonthTable.Stored(
                line: line, workspaceCount: line.workspaces.count, logins30Days: try countLogins(line.admins.users, line.month, &logins))
        }
    }

    func endedTrials(_ history: AccountHistory) -> [EndedTrial] { history.endedTrials(window, now: now) }

    /// The window of a month's logins. That of the current month starts where the hourly timer left it.
    func loginWindow(_ month: Month) -> LoginWindow {
        let asOf = AsOf(month: month, now: now)
        return asOf.isCurrent ? LoginWindow(currentAfter: state.loginsAfter) : LoginWindow(asOf)
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
