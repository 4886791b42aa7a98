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
        let table = LoginTable(connection: connection)
        var leaving = try table.logins(after: state.loginsAfter, upTo: until, limit: limit + 1)
        let isMore = leaving.count > limit
        var reached = until
        if isMore {
            // Logins of one instant leave together; where all that were read share one, they are read to the last.
            let beyond = leaving[limit].at
            reached = leaving[0].at < beyond ? beyond.adding(milliseconds: -1) : beyond
            leaving =
                leaving[0].at < beyond
                ? leaving.filter { $0.at <= reached } : try table.logins(after: state.loginsAfter, upTo: reached, limit: -1)
        }
        for login in leaving { expiredLogins[login.userID, default: []].append(login.at) }
        state.loginsAfter = reached
        try state.save(connection)
        return isMore
    }

    func applyLogins() throws {
        let reckoning = reckoning
        for (userID, logins) in newLogins {
            if let newest = logins.max() { try applyActivity(of: userID, at: newest) }
            for index in window.lowerBound.index...window.upperBound.index {
                let month = Month(index: index)
                let loginWindow = reckoning.loginWindow(month)
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
            guard let line = try accounts.line(of: accountID, month), line.line.admins.users.contains(userID) else { continue }
            lineChanges[LineKey(accountID: accountID, month: month), default: LineChange()].logins += count
        }
    }

    /// Those of whose workspaces or organisation the user ever was an owner or admin.
    func administeredAccounts(_ userID: UserID) throws -> Set<AccountID> {
        let workspaces = WorkspaceTable(connection: connection)
        let direct = try MembershipTable(connection: connection).workspaces(of: .user(userID), asAdmin: true)
            .reduce(into: Set<AccountID>()) { $0.formUnion(try workspaces.accounts(of: $1)) }
        return try OrganisationMemberTable(connection: connection).organisations(administeredBy: userID)
            .reduce(into: direct) { $0.formUnion(try accounts(in: $1)) }
    }

    /// The account of an organisation, and those of its workspaces that have their own.
    func accounts(in organisationID: OrganisationID) throws -> Set<AccountID> {
        Set(try WorkspaceTable(connection: connection).accounts(in: organisationID)).union([AccountID(of: organisationID)])
    }
}
