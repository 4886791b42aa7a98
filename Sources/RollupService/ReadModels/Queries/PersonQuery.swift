import Contracts
import Database
import StaffAPI

/// One user of the platform and where they have a place now.
struct PersonQuery {
    /// How many memberships an answer shows at most.
    static let membershipsMaximum = 1_000

    let connection: Connection
    let now: Instant

    /// Nil for a user of whom no fact has told. Of one who is deleted there is no name and no address.
    func person(_ userID: UserID) throws -> PersonDetail? {
        guard let user = try UserTable(connection: connection).user(userID) else { return nil }
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let contact = try ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter)).contact(userID)
        var places = WorkspacePlaces()
        for history in try histories(of: user) { places.add(history, AsOf(month: now.month, now: now)) }
        let shown = places.versions.sorted { $0.key < $1.key }.prefix(Self.membershipsMaximum)
        let workspaces = try WorkspaceQuery(connection, now: now)
        let memberships = try shown.compactMap { try membership($0.key, $0.value, workspaces) }
        return PersonDetail(
            contact: contact, deleted: user.deleted,
            memberships: memberships.sorted {
                ($0.organisationName.lowercased(), $0.workspaceName.lowercased(), $0.workspaceID)
                    < ($1.organisationName.lowercased(), $1.workspaceName.lowercased(), $1.workspaceID)
            })
    }

    /// The user's own, and those of the invitations under the address that is now theirs.
    private func histories(of user: UserTable.User) throws -> [MembershipHistory] {
        let table = MembershipTable(connection: connection)
        let own = try table.histories(of: .user(user.userID))
        guard let address = user.addressKey, try UserTable(connection: connection).userID(address) == user.userID else { return own }
        return try own + table.histories(of: .invited(address))
    }

    /// Nil for a workspace that is deleted or not known yet: nobody has a place in it.
    private func membership(
        _ workspaceID: WorkspaceID, _ version: MembershipVersion, _ workspaces: WorkspaceQuery
    ) throws -> PersonDetail.Membership? {
        guard let workspace = try workspaces.detail(workspaceID), !workspace.deleted else { return nil }
        return PersonDetail.Membership(
            workspaceID: workspaceID, workspaceName: workspace.name, organisationID: workspace.organisationID,
            organisationName: workspace.organisationName, accountID: workspace.accountID, accountLabel: workspace.accountLabel,
            role: version.role, state: version.state == .pending ? .pending : .active, source: version.source, joinedAt: version.joinedAt)
    }
}
