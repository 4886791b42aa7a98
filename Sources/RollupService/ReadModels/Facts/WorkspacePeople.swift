import Contracts
import Database

/// Who has ever had a place in some workspaces, and which users are behind the addresses of invitations.
struct WorkspacePeople {
    private(set) var memberships: [WorkspaceID: [MembershipHistory]] = [:]
    private(set) var usersByAddress: [AddressKey: UserID] = [:]

    mutating func add(_ workspaceID: WorkspaceID, _ connection: Connection) throws {
        let members = try MembershipTable(connection: connection).histories(in: workspaceID)
        memberships[workspaceID] = members.histories
        usersByAddress.merge(members.usersByAddress) { min($0, $1) }
        let users = UserTable(connection: connection)
        for member in members.histories {
            // The user who has the address now is the person, whomever an older invitation named.
            guard case .invited(let address) = member.person, let user = try users.userID(address) else { continue }
            usersByAddress[address] = user
        }
    }
}
