import Contracts

/// What `GET /untrained-people` answers.
public struct UntrainedAnswer: Codable, Sendable, Equatable {
    public var people: [UntrainedPerson]
    public var nextCursor: String?

    public init(people: [UntrainedPerson], nextCursor: String? = nil) {
        self.people = people
        self.nextCursor = nextCursor
    }
}

/// Somebody who does what is at high risk, and holds no licence that counts.
public struct UntrainedPerson: Codable, Sendable, Equatable {
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?
    public var organisationID: OrganisationID
    public var organisationName: String?
    public var answeredAt: Instant

    public init(
        userID: UserID, name: String? = nil, email: String? = nil, organisationID: OrganisationID, organisationName: String? = nil,
        answeredAt: Instant
    ) {
        self.userID = userID
        self.name = name
        self.email = email
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.answeredAt = answeredAt
    }
}
