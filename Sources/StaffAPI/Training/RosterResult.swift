import Contracts

/// What came of one address that was pasted.
public struct RosterResult: Codable, Sendable, Equatable {
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case added
        case alreadyThere = "already_there"
        /// The platform has told of nobody with this address.
        case unknown
        /// Several people have it.
        case ambiguous
        case refused
    }

    /// As it was pasted.
    public var address: String
    public var outcome: Word<Outcome>
    public var userID: UserID?
    /// Why it was refused.
    public var detail: String?

    public init(address: String, outcome: Outcome, userID: UserID? = nil, detail: String? = nil) {
        self.address = address
        self.outcome = Word(outcome)
        self.userID = userID
        self.detail = detail
    }
}
