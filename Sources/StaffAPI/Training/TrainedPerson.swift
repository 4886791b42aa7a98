import Contracts

/// Somebody who takes part in trainings, by what the platform says of them now.
public struct TrainedPerson: Codable, Sendable, Equatable {
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?

    public init(userID: UserID, name: String? = nil, email: String? = nil) {
        self.userID = userID
        self.name = name
        self.email = email
    }
}
