import Contracts
import EventSourcing

/// Makes somebody an admin beside those who are. Whether they may become one depends on who is in the workspace and the organisation.
struct ChangeAdmin: Command {
    typealias Target = WorkspaceCare

    enum Person: Sendable, Equatable {
        case user(UserID)
        /// By an address that is kept apart.
        case invited(AdminInvitationID, until: Instant)
    }

    let workspaceID: WorkspaceID
    let accountID: AccountID
    let organisationID: OrganisationID
    let people: AdminCandidates
    let person: Person
    /// When it was said last which place the person has in the workspace; nil where that was never said, and for somebody who is invited.
    var placeToldAt: Instant?
    let reason: Reason

    func decide(_ state: WorkspaceCareState, at now: Instant) throws -> [WorkspaceCareEvent] {
        var event = WorkspaceAdminChanged(
            workspaceID: workspaceID, accountID: accountID, organisationID: organisationID, way: .invited,
            previousAdmins: people.admins.sorted(),
            reason: reason.text, effectiveAt: now)
        switch person {
        case .user(let user):
            if state.namedAdmins[user] != nil, people.hasJoined(user) || state.awaits(user, toldAt: placeToldAt) { return [] }
            event.way = try people.way(of: user)
            event.userID = user
        case .invited(let id, let end):
            if state.invitations[id] != nil { return [] }
            guard people.isOpenToColleagues, people.colleagues.isEmpty else { throw Rejection.hasCandidates }
            (event.invitationID, event.invitationEndsAt) = (id, end)
        }
        return [event]
    }
}

/// Who could become an admin of a workspace, as the platform tells now; nobody who is known as deleted.
struct AdminCandidates: Sendable, Equatable {
    /// Direct owners and admins.
    let admins: Set<UserID>
    /// Direct members who are neither external nor observers, and no admins yet.
    let members: Set<UserID>
    /// Direct externals and observers.
    let guests: Set<UserID>
    /// Members of the organisation without a direct place in the workspace.
    let colleagues: Set<UserID>
    /// People of an organisation from which the workspace was handed off, and not of the one that has it now.
    var formerPeople: Set<UserID> = []

    /// Whether others than direct members may become admin. Those who are left of the former organisation stand in nobody's way.
    var isOpenToColleagues: Bool { members.isSubset(of: formerPeople) }

    func hasJoined(_ user: UserID) -> Bool { admins.contains(user) }

    /// Throws where they may not.
    func way(of user: UserID) throws -> WorkspaceAdminChanged.Way {
        if admins.contains(user) { throw Rejection.isAdmin }
        if guests.contains(user) { throw Rejection.isGuest }
        if members.contains(user) { return .promoted }
        guard colleagues.contains(user) else { throw Rejection.isNoMember }
        guard isOpenToColleagues else { throw Rejection.hasCandidates }
        return .joined
    }
}

extension WorkspaceAdminChanged: StreamEvent {
    public func evolve(_ state: inout WorkspaceCareState) {
        if let userID { state.namedAdmins[userID] = effectiveAt }
        state.invitations = state.invitations.filter { $0.value > effectiveAt }
        if let invitationID, let invitationEndsAt { state.invitations[invitationID] = invitationEndsAt }
    }
}

extension Rejection {
    static let isAdmin = rule("already-admin", detail: "they are an admin of the workspace already", field: "user_id")
    static let isGuest = rule(
        "guest", detail: "they are external or an observer in the workspace, and can't become its admin", field: "user_id")
    static let isNoMember = field(
        "user_id", "user_id is neither a direct member of the workspace nor a member of its organisation")
    static let hasCandidates = rule(
        "has-candidates", detail: "the workspace or its organisation has members who can become admin; choose one of those")
}
