import Contracts

/// What `GET /training-sessions/{id}/candidates` answers.
public struct CandidatesAnswer: Codable, Sendable, Equatable {
    /// The first of them.
    public var people: [Candidate]
    /// How many there are in all.
    public var total: Int
    /// How many people of the organisation are known, on the roster or not.
    public var members: Int

    public init(people: [Candidate], total: Int, members: Int) {
        self.people = people
        self.total = total
        self.members = members
    }
}

/// Somebody who isn't on the roster yet.
public struct Candidate: Codable, Sendable, Equatable {
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?
    /// Of the session's organisation.
    public var isMember: Bool

    public init(userID: UserID, name: String? = nil, email: String? = nil, isMember: Bool) {
        self.userID = userID
        self.name = name
        self.email = email
        self.isMember = isMember
    }
}
