import Contracts

/// What `GET /training-sessions/{id}/candidates` answers.
public struct CandidatesAnswer: Codable, Sendable, Equatable {
    public var people: [Candidate]

    public init(people: [Candidate]) {
        self.people = people
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
