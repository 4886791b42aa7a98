import Contracts
import Database

extension RollupBatch {
    func keep(_ fact: UserLoggedIn) throws {
        if try LoginTable(connection: connection).keep(fact) { newLogins[fact.userID, default: []].append(fact.at) }
    }

    /// Moves the start of the current month's 30 days to the present hour, in bounded steps. True when there is more to do.
    func expireLogins(limit: Int) throws -> Bool {
        let until = LoginWindow.start(at: work.now)
        guard until > state.loginsAfter else { return false }
        // One more than the limit, so that logins of one instant are never torn apart.
        let leaving = try LoginTable(connection: connection).logins(after: state.loginsAfter, upTo: until, limit: limit + 1)
        let isMore = leaving.count > limit
        let boundary = isMore ? leaving[limit].at.adding(milliseconds: -1) : until
        let step = max(boundary, leaving.first?.at ?? boundary)
        let gone =
            step == boundary
            ? leaving.filter { $0.at <= boundary }
            : try LoginTable(connection: connection).logins(after: state.loginsAfter, upTo: step, limit: -1)
        for login in gone { expiredLogins[login.userID, default: []].append(login.at) }
        state.loginsAfter = step
        try state.save(connection)
        return isMore
    }

    /// The window of a month's logins. That of the current month starts where the hourly timer left it.
    func loginWindow(_ month: Month) -> LoginWindow {
        let asOf = AsOf(month: month, now: work.now)
        return asOf.isCurrent ? LoginWindow(currentAfter: state.loginsAfter) : LoginWindow(asOf)
    }

    func applyLogins() throws {
        for (userID, logins) in newLogins {
            for index in window.lowerBound.index...window.upperBound.index {
                let month = Month(index: index)
                let loginWindow = loginWindow(month)
                try add(logins.count { loginWindow.contains($0) }, of: userID, month)
            }
        }
        for (userID, logins) in expiredLogins { try add(-logins.count, of: userID, currentMonth) }
        newLogins.removeAll()
        expiredLogins.removeAll()
    }

    /// Logins count where the user is one of the contacts of the line.
    private func add(_ count: Int, of userID: UserID, _ month: Month) throws {
        guard count != 0 else { return }
        let accounts = AccountMonthTable(connection: connection)
        for accountID in try administeredAccounts(userID) where !dirtyAccounts.contains(accountID) {
            guard let line = try accounts.line(of: accountID, month), line.line.admins.contains(userID) else { continue }
            lineChanges[LineKey(accountID: accountID, month: month), default: LineChange()].logins += count
        }
    }

    func administeredAccounts(_ userID: UserID) throws -> Set<AccountID> {
        let workspaces = WorkspaceTable(connection: connection)
        return try MembershipTable(connection: connection).workspaces(of: .user(userID), asAdmin: true)
            .reduce(into: []) { $0.formUnion(try workspaces.accounts(of: $1)) }
    }
}
