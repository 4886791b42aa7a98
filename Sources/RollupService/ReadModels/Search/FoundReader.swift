import Contracts
import Database
import StaffAPI
import TextSearch

/// Reads what is shown of the things that a search finds, as they are written, with the text that the question matched.
struct FoundReader {
    let question: SearchQuestion
    let connection: Connection
    let month: Month
    let now: Instant

    /// So many accounts of a person are named, and so many workspaces are looked through for them.
    private static let accountsOfPerson = 5
    private static let workspacesOfPerson = 200

    func account(_ accountID: AccountID) throws -> SearchAnswer.FoundAccount? {
        guard let line = try AccountMonthTable(connection: connection).line(of: accountID, month)?.line else { return nil }
        return SearchAnswer.FoundAccount(
            accountID: accountID, label: line.label, scope: line.scope, organisationID: line.organisationID,
            organisationName: try name(of: line.organisationID), tier: line.tier, class: line.revenueClass,
            matched: try question.matched(named: line.label) { try SearchFields(connection: connection).account(accountID)?.fields ?? [] },
            exact: question.isID(accountID))
    }

    func workspace(_ workspaceID: WorkspaceID) throws -> SearchAnswer.FoundWorkspace? {
        guard let found = try WorkspaceMonthTable(connection: connection).line(workspaceID, month),
            let account = try AccountMonthTable(connection: connection).line(of: found.accountID, month)?.line
        else { return nil }
        let (name, organisation) = (found.line.name, try name(of: account.organisationID))
        return SearchAnswer.FoundWorkspace(
            workspaceID: workspaceID, name: name, accountID: found.accountID, organisationName: organisation,
            matched: question.matched(named: name) { [SearchField(.workspaceID, workspaceID), SearchField(.organisation, organisation)] },
            exact: question.isID(workspaceID))
    }

    func organisation(_ organisationID: OrganisationID) throws -> SearchAnswer.FoundOrganisation {
        let name = try name(of: organisationID)
        return SearchAnswer.FoundOrganisation(
            organisationID: organisationID, name: name,
            matched: question.matched(named: name) { [SearchField(.organisationID, organisationID)] },
            exact: question.isID(organisationID))
    }

    /// Nil for somebody who has been deleted.
    func person(_ userID: UserID) throws -> SearchAnswer.FoundPerson? {
        guard let user = try UserTable(connection: connection).user(userID), !user.deleted else { return nil }
        let accounts = try accounts(of: user)
        return SearchAnswer.FoundPerson(
            userID: userID, name: user.name, email: user.email, matched: question.matched(named: user.name) { SearchFields.person(user) },
            exact: question.isID(userID) || question.isAll(of: user.email), accounts: Array(accounts.prefix(Self.accountsOfPerson)),
            accountCount: accounts.count)
    }

    /// All account managers whose addresses hold the words, the best first.
    func managers() throws -> [SearchAnswer.FoundAccountManager] {
        let table = AccountManagerTable(connection: connection)
        let found = try table.managers().compactMap { email in
            let line = SearchEntry.Line(kind: .manager, text: Array(SearchText(email).text.utf8)[...])
            return SearchScore(question, own: [line]).map { (email, $0) }
        }
        return try found.sorted { $0.1 < $1.1 }.map { email, _ in
            SearchAnswer.FoundAccountManager(
                email: email, accountCount: try table.accountCount(email), matched: SearchMatched(field: .email, text: email),
                exact: question.isAll(of: email))
        }
    }

    private func accounts(of user: UserTable.User) throws -> [SearchAnswer.AccountLabel] {
        let memberships = MembershipTable(connection: connection)
        let persons = [Person.user(user.userID)] + (user.addressKey.map { [Person.invited($0)] } ?? [])
        let workspaces = try persons.flatMap { try memberships.workspacesNow(of: $0, limit: Self.workspacesOfPerson, now: now) }
        let table = WorkspaceMonthTable(connection: connection)
        let accounts = Set(try workspaces.compactMap { try table.accountID($0, month) })
        let labels = try accounts.sorted().compactMap { accountID in
            try AccountMonthTable(connection: connection).label(of: accountID, month).map {
                SearchAnswer.AccountLabel(accountID: accountID, label: $0)
            }
        }
        return labels.sorted { $0.label.lowercased() < $1.label.lowercased() }
    }

    private func name(of organisationID: OrganisationID) throws -> String {
        try OrganisationTable(connection: connection).name(organisationID)
    }
}
