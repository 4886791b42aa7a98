import Contracts

/// A workspace as PartnerService keeps it.
public struct AdministeredWorkspace: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var name: String
    /// Nil where nobody has said.
    public var visibility: Word<Visibility>?
    public var admins: [KnownPerson]

    public init(workspaceID: WorkspaceID, organisationID: OrganisationID, name: String, visibility: Visibility?, admins: [KnownPerson]) {
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.name = name
        self.visibility = visibility.map(Word.init)
        self.admins = admins
    }
}

/// A user by name and address, as far as the platform has told; neither of somebody who is deleted.
public struct KnownPerson: Codable, Sendable, Equatable {
    public var userID: UserID
    public var name: String?
    public var email: String?

    public init(userID: UserID, name: String?, email: String?) {
        self.userID = userID
        self.name = name
        self.email = email
    }
}

/// What `GET /workspaces/{id}/admin-candidates` answers.
public struct AdminCandidatesAnswer: Codable, Sendable, Equatable {
    /// Somebody who could become admin.
    public struct Candidate: Codable, Sendable, Equatable {
        public var userID: UserID
        public var name: String?
        public var email: String?
        /// How they would come to it.
        public var way: Word<WorkspaceAdminChanged.Way>

        public init(_ person: KnownPerson, way: WorkspaceAdminChanged.Way) {
            (userID, name, email) = (person.userID, person.name, person.email)
            self.way = Word(way)
        }
    }

    /// An invitation that stands.
    public struct Invitation: Codable, Sendable, Equatable {
        public var invitationID: AdminInvitationID
        public var email: String
        public var askedBy: String
        public var endsAt: Instant

        public init(invitationID: AdminInvitationID, email: String, askedBy: String, endsAt: Instant) {
            self.invitationID = invitationID
            self.email = email
            self.askedBy = askedBy
            self.endsAt = endsAt
        }
    }

    public var admins: [KnownPerson]
    /// Direct members; where there are none but people of an organisation that handed the workspace off, members of the organisation too;
    /// where there are none of these either, somebody is invited by e-mail.
    public var candidates: [Candidate]
    /// How many candidates there are, told or not.
    public var total: Int
    public var invitations: [Invitation]

    /// - Parameter candidates: all that there are, of whom so many are told as a list has at most.
    public init(admins: [KnownPerson], candidates: [Candidate], invitations: [Invitation]) {
        self.admins = admins
        self.candidates = Array(candidates.prefix(Int(Operation.Parameter.limitRange.upperBound)))
        total = candidates.count
        self.invitations = invitations
    }
}
