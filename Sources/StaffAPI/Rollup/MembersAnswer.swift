import Contracts

/// What `GET /workspaces/{id}/members` answers: everybody in a workspace now, owners and admins first, then by name.
public struct MembersAnswer: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    public var members: [WorkspaceMember]

    public init(workspaceID: WorkspaceID, members: [WorkspaceMember]) {
        self.workspaceID = workspaceID
        self.members = members
    }
}

/// A user with a place in a workspace, or somebody who is invited to it by e-mail.
public struct WorkspaceMember: Codable, Sendable, Equatable {
    /// Nil for somebody who isn't a user yet.
    public var userID: UserID?
    public var name: String?
    public var email: String?
    public var role: Word<WorkspaceRole>
    public var state: Word<MembershipChanged.State>
    public var source: Word<MembershipChanged.Source>
    public var joinedAt: Instant
    /// Whether the person occupies a seat because of this membership.
    public var seat: Bool
    public var lastLoginAt: Instant?
    public var logins30Days: Int

    enum CodingKeys: String, CodingKey {
        case userID, name, email, role, state, source, joinedAt, seat, lastLoginAt
        case logins30Days = "logins_30d"
    }

    /// - Parameters:
    ///   - email: to which the invitation went, for somebody who isn't a user yet.
    ///   - contact: of a user.
    public init(
        role: WorkspaceRole, state: MembershipChanged.State, source: MembershipChanged.Source, joinedAt: Instant, seat: Bool,
        email: String?, contact: AdminContact?
    ) {
        userID = contact?.userID
        name = contact?.name
        self.email = contact?.email ?? email
        self.role = Word(role)
        self.state = Word(state)
        self.source = Word(source)
        self.joinedAt = joinedAt
        self.seat = seat
        lastLoginAt = contact?.lastLoginAt
        logins30Days = contact?.logins30Days ?? 0
    }
}
