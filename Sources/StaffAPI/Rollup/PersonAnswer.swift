import Contracts

/// What `GET /people/{id}` answers: a user of the platform and the workspaces in which they have a place.
public struct PersonAnswer: Codable, Sendable, Equatable {
    public var person: PersonDetail

    public init(person: PersonDetail) {
        self.person = person
    }
}

public struct PersonDetail: Codable, Sendable, Equatable {
    /// A place in one workspace, and whose workspace that is.
    public struct Membership: Codable, Sendable, Equatable {
        public var workspaceID: WorkspaceID
        public var workspaceName: String
        public var organisationID: OrganisationID
        public var organisationName: String
        public var accountID: AccountID
        public var accountLabel: String
        public var role: Word<WorkspaceRole>
        public var state: Word<PlaceState>
        public var source: Word<MembershipChanged.Source>
        public var joinedAt: Instant

        public init(
            workspaceID: WorkspaceID, workspaceName: String, organisationID: OrganisationID, organisationName: String,
            accountID: AccountID, accountLabel: String, role: WorkspaceRole, state: PlaceState, source: MembershipChanged.Source,
            joinedAt: Instant
        ) {
            self.workspaceID = workspaceID
            self.workspaceName = workspaceName
            self.organisationID = organisationID
            self.organisationName = organisationName
            self.accountID = accountID
            self.accountLabel = accountLabel
            self.role = Word(role)
            self.state = Word(state)
            self.source = Word(source)
            self.joinedAt = joinedAt
        }
    }

    public var userID: UserID
    public var name: String
    public var email: String
    public var lastLoginAt: Instant?
    public var logins30Days: Int
    public var memberships: [Membership]
    /// True for a user whom the platform has deleted, of whom nobody keeps name and address; nil for everybody else.
    public var deleted: Bool?

    enum CodingKeys: String, CodingKey {
        case userID, name, email, lastLoginAt, memberships, deleted
        case logins30Days = "logins_30d"
    }

    public init(contact: AdminContact, deleted: Bool = false, memberships: [Membership]) {
        userID = contact.userID
        name = contact.name
        email = contact.email
        lastLoginAt = contact.lastLoginAt
        logins30Days = contact.logins30Days
        self.memberships = memberships
        self.deleted = deleted ? true : nil
    }
}
