import Contracts
import Database
import ServiceKit

/// What a search finds among customers: accounts, workspaces, organisations and people.
struct CustomerSearch {
    struct Answer: Encodable, Sendable {
        var accounts: [FoundAccount] = []
        var workspaces: [FoundWorkspace] = []
        var organisations: [FoundOrganisation] = []
        var people: [FoundPerson] = []
    }

    struct FoundAccount: Encodable, Sendable {
        var accountID: AccountID
        var label: String
        var scope: AccountScope
        var organisationID: OrganisationID
        var organisationName: String
        var tier: Tier
        var `class`: RevenueClass
    }

    struct FoundWorkspace: Encodable, Sendable {
        var workspaceID: WorkspaceID
        var name: String
        var accountID: AccountID
        var organisationName: String
    }

    struct FoundOrganisation: Encodable, Sendable {
        var organisationID: OrganisationID
        var name: String
    }

    struct FoundPerson: Encodable, Sendable {
        var userID: UserID
        var name: String
        var email: String
    }

    /// Of each kind at most so many; who wants more types more.
    static let limit = 20
    /// Of all accounts whose names, people or ids hold the text, so many are looked at.
    static let accountsLimit = 1_000

    let connection: Connection
    let month: Month

    func find(_ text: SearchText) throws -> Answer {
        var answer = Answer()
        var organisations: Set<OrganisationID> = []
        for accountID in try SearchTable(connection: connection).accounts(matching: text, limit: Self.accountsLimit) {
            guard let line = try AccountMonthTable(connection: connection).line(of: accountID, month)?.line else { continue }
            let organisation = try OrganisationTable(connection: connection).name(line.organisationID)
            if answer.accounts.count < Self.limit {
                answer.accounts.append(
                    FoundAccount(
                        accountID: accountID, label: line.label, scope: line.scope, organisationID: line.organisationID,
                        organisationName: organisation, tier: line.tier, class: line.revenueClass))
            }
            try addWorkspaces(of: line, organisation, text, to: &answer)
            let isMatch = text.isIn(organisation) || text.isIn(line.organisationID.description)
            if isMatch, answer.organisations.count < Self.limit, organisations.insert(line.organisationID).inserted {
                answer.organisations.append(FoundOrganisation(organisationID: line.organisationID, name: organisation))
            }
            let isFull = answer.workspaces.count == Self.limit && answer.organisations.count == Self.limit
            if answer.accounts.count == Self.limit, isFull { break }
        }
        answer.people = try people(text)
        return answer
    }

    private func addWorkspaces(of line: AccountMonth, _ organisation: String, _ text: SearchText, to answer: inout Answer) throws {
        guard answer.workspaces.count < Self.limit else { return }
        for workspace in try WorkspaceMonthTable(connection: connection).lines(of: line.accountID, month)
        where text.isIn(workspace.name) || text.isIn(workspace.workspaceID.description) {
            guard answer.workspaces.count < Self.limit else { return }
            answer.workspaces.append(
                FoundWorkspace(
                    workspaceID: workspace.workspaceID, name: workspace.name, accountID: line.accountID, organisationName: organisation))
        }
    }

    private func people(_ text: SearchText) throws -> [FoundPerson] {
        let users = UserTable(connection: connection)
        let pasted = UserID(text.text).map { [$0] } ?? []
        let found = try pasted + SearchTable(connection: connection).users(matching: text, limit: Self.limit)
        return try found.compactMap(users.user).filter { !$0.deleted }.map {
            FoundPerson(userID: $0.userID, name: $0.name, email: $0.email)
        }
    }
}
