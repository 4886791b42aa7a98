import Contracts
import Database
import EventKit

/// Ends invitations to become admin when the platform says that they were withdrawn, or that whoever has the address is in the workspace. It has no table
/// of its own: invitations stand in no event, so that `rebuild` leaves them as they are. Facts from before an invitation say nothing of it, also when they
/// are read again.
struct AdminInvitationEnds: Projection {
    let name = "admin-invitation-ends"
    let tables: [String] = []
    let migrations: [Migration] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        guard events.contains(where: { Self.types.contains($0.type) }) else { return }
        let standing = try AdminInvitations.all(work.connection)
        guard !standing.isEmpty else { return }
        for event in events {
            if let fact = try event.decode(MembershipChanged.self) {
                for invitation in standing where fact.workspaceID == invitation.workspaceID && event.time > invitation.askedAt {
                    if try isEnded(invitation, by: fact, work.connection) { try AdminInvitations.end(invitation.id, work) }
                }
            } else if let user = try event.decode(UserChanged.self) {
                for invitation in standing {
                    if try hasJoined(user.userID, by: invitation, work.connection) { try AdminInvitations.end(invitation.id, work) }
                }
            }
        }
    }

    private static let types: Set = [MembershipChanged.eventType.description, UserChanged.eventType.description]

    /// By a fact about a place in its workspace that is newer than the invitation.
    private func isEnded(
        _ invitation: AdminInvitations.Invitation, by fact: MembershipChanged, _ connection: Connection
    ) throws -> Bool {
        guard fact.state != .pending else { return false }
        if let address = fact.invitedEmail, invitation.isTo(address.text) { return fact.state == .removed || fact.userID != nil }
        guard fact.source == .direct, let user = fact.userID else { return false }
        return try isAddress(of: user, invitation, connection)
    }

    /// Whether somebody has the address, of whom a place in the workspace was told since they were invited: the platform may tell of people after it has
    /// told of their places.
    private func hasJoined(_ user: UserID, by invitation: AdminInvitations.Invitation, _ connection: Connection) throws -> Bool {
        guard try isAddress(of: user, invitation, connection),
            let toldAt = try WorkspaceMembers.toldAt(user, in: invitation.workspaceID, connection), toldAt > invitation.askedAt
        else { return false }
        return try WorkspaceMembers.direct(in: invitation.workspaceID, connection).keys.contains(user)
    }

    private func isAddress(of user: UserID, _ invitation: AdminInvitations.Invitation, _ connection: Connection) throws -> Bool {
        guard let address = try People.person(user, connection).email else { return false }
        return invitation.isTo(address)
    }
}
