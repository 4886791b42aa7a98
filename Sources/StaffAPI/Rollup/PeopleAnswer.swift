import Contracts

/// What `GET /accounts/{id}/people` answers: everybody with a place in a workspace of the account, now or at the end of
/// the month that is asked for, each once, by name.
public struct PeopleAnswer: Codable, Sendable, Equatable {
    public var accountID: AccountID
    public var people: [AccountPerson]
    /// How many people the filters let through.
    public var total: Int
    /// The place of the first person of the page among them, from 1; nil where the page has none.
    public var first: Int?
    public var nextCursor: String?
    public var previousCursor: String?

    public init(
        accountID: AccountID, people: [AccountPerson], total: Int, first: Int?, nextCursor: String?, previousCursor: String?
    ) {
        self.accountID = accountID
        self.people = people
        self.total = total
        self.first = first
        self.nextCursor = nextCursor
        self.previousCursor = previousCursor
    }
}

/// A user, or somebody invited by e-mail who isn't one yet.
public struct AccountPerson: Codable, Sendable, Equatable {
    /// A place in one workspace.
    public struct Place: Codable, Sendable, Equatable {
        public var workspaceID: WorkspaceID
        public var name: String
        public var role: Word<WorkspaceRole>
        public var state: Word<PlaceState>

        public init(workspaceID: WorkspaceID, name: String, role: WorkspaceRole, state: PlaceState) {
            self.workspaceID = workspaceID
            self.name = name
            self.role = Word(role)
            self.state = Word(state)
        }
    }

    public var userID: UserID?
    /// Of somebody who isn't a user yet.
    public var invitedEmail: String?
    public var name: String
    public var email: String
    /// The strongest in any of the workspaces.
    public var role: Word<WorkspaceRole>
    /// Pending while it is in all of the workspaces.
    public var state: Word<PlaceState>
    /// Whether the person occupies a seat of the account.
    public var seat: Bool
    public var lastLoginAt: Instant?
    public var logins30Days: Int
    public var workspaces: [Place]
    /// All of them, also where `workspaces` shows fewer.
    public var workspaceCount: Int

    enum CodingKeys: String, CodingKey {
        case userID, invitedEmail, name, email, role, state, seat, lastLoginAt, workspaces, workspaceCount
        case logins30Days = "logins_30d"
    }

    public init(
        userID: UserID?, invitedEmail: String?, name: String, email: String, role: WorkspaceRole, state: PlaceState, seat: Bool,
        lastLoginAt: Instant?, logins30Days: Int, workspaces: [Place], workspaceCount: Int
    ) {
        self.userID = userID
        self.invitedEmail = invitedEmail
        self.name = name
        self.email = email
        self.role = Word(role)
        self.state = Word(state)
        self.seat = seat
        self.lastLoginAt = lastLoginAt
        self.logins30Days = logins30Days
        self.workspaces = workspaces
        self.workspaceCount = workspaceCount
    }
}

/// Whether somebody has a place or is invited to it.
public enum PlaceState: String, Codable, Sendable, CaseIterable {
    case active, pending
}
