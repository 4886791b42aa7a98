import Contracts

/// What `GET /organisations/{id}/training-roster` answers.
public struct TrainingRosterAnswer: Codable, Sendable, Equatable {
    public struct Counts: Codable, Sendable, Equatable {
        public var members: Int
        public var trained: Int
        public var expiringSoon: Int

        public init(members: Int, trained: Int, expiringSoon: Int) {
            self.members = members
            self.trained = trained
            self.expiringSoon = expiringSoon
        }
    }

    public var organisationID: OrganisationID
    public var organisationName: String?
    public var members: [TrainingRosterMember]
    /// Of all members.
    public var counts: Counts
    public var nextCursor: String?

    public init(
        organisationID: OrganisationID, organisationName: String? = nil, members: [TrainingRosterMember], counts: Counts,
        nextCursor: String? = nil
    ) {
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.members = members
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// A member of an organisation, and whether they are trained.
public struct TrainingRosterMember: Codable, Sendable, Equatable {
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?
    /// While any licence counts, whoever had them trained.
    public var trained: Bool
    public var trainedUntil: Instant?
    public var expiringSoon: Bool
    /// Another organisation that had them trained, where this one didn't.
    public var throughOrganisationID: OrganisationID?
    /// By their own answer.
    public var highRisk: Bool

    public init(
        userID: UserID, name: String? = nil, email: String? = nil, trained: Bool, trainedUntil: Instant? = nil, expiringSoon: Bool,
        throughOrganisationID: OrganisationID? = nil, highRisk: Bool
    ) {
        self.userID = userID
        self.name = name
        self.email = email
        self.trained = trained
        self.trainedUntil = trainedUntil
        self.expiringSoon = expiringSoon
        self.throughOrganisationID = throughOrganisationID
        self.highRisk = highRisk
    }
}
