import Contracts

/// Somebody of an account whom a mail of ours did not reach.
public struct RefusedNotice: Codable, Sendable, Equatable {
    public var userID: UserID
    public var name: String?
    public var address: String
    /// Of the mail server, such as `550 5.1.1`.
    public var answer: String
    public var at: Instant

    public init(userID: UserID, name: String?, address: String, answer: String, at instant: Instant) {
        self.userID = userID
        self.name = name
        self.address = address
        self.answer = answer
        at = instant
    }
}
