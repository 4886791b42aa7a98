import Contracts
import Database

/// Reads everything that is known of an account.
struct AccountLoader {
    let connection: Connection

    /// Nil for an account that no fact has opened, though billing may know it already.
    /// - Parameter months: usage outside of these months is left aside.
    func history(_ accountID: AccountID, usageIn months: ClosedRange<Month>) throws -> AccountHistory? {
        guard let owner = try AccountTable(connection: connection).owner(accountID) else { return nil }
        let workspaceTable = WorkspaceTable(connection: connection)
        let workspaces = try workspaceTable.workspaces(of: accountID).map(workspaceTable.history)
        let scope: AccountScope
        let organisationID: OrganisationID
        switch owner {
        case .organisation(let id):
            scope = .organisation
            organisationID = id
        case .workspace:
            guard let newest = workspaces.first?.versions.last else { return nil }
            scope = .workspace
            organisationID = newest.organisationID
        }
        var history = AccountHistory(
            accountID: accountID, scope: scope, organisationID: organisationID, organisations: [:], workspaces: workspaces,
            memberships: [:], usersByAddress: [:], usage: [:], terms: try TermsTable(connection: connection).terms(of: accountID),
            referrals: try ReferralTable(connection: connection).discounts(of: accountID),
            subscriptions: try SubscriptionTable(connection: connection).standings(of: accountID), prices: .standard)
        try addOrganisations(to: &history)
        var people = WorkspacePeople()
        for workspaceID in workspaces.map(\.workspaceID) {
            try people.add(workspaceID, connection)
            history.usage[workspaceID] = try UsageTable(connection: connection).usage(workspaceID, months)
        }
        history.memberships = people.memberships
        history.usersByAddress = people.usersByAddress
        return history
    }

    private func addOrganisations(to history: inout AccountHistory) throws {
        let table = OrganisationTable(connection: connection)
        let others = history.scope == .workspace ? history.workspaces.flatMap { $0.versions.map(\.organisationID) } : []
        for id in Set(others + [history.organisationID]) {
            history.organisations[id] = try table.history(id)
            history.organisationMembers[id] = try OrganisationMemberTable(connection: connection).members(
                of: id, everAs: OrganisationMembershipChanged.Role.administrators)
        }
    }
}
