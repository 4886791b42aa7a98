import Contracts

/// Somebody on the roster of a session.
public struct Participant: Codable, Sendable, Equatable {
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?
    /// Of the licence that the session gave them.
    public var licenceID: LicenceID?
    public var licenceStatus: Word<LicenceStatus>?

    public init(userID: UserID, name: String? = nil, email: String? = nil, licenceID: LicenceID? = nil, licenceStatus: LicenceStatus? = nil)
    {
        self.userID = userID
        self.name = name
        self.email = email
        self.licenceID = licenceID
        self.licenceStatus = licenceStatus.map { Word($0) }
    }
}
