import Contracts

/// A request for the same account that came while the first one waited.
public struct JoinedRequest: Codable, Sendable, Equatable {
    public var requestID: UpgradeRequestID
    public var requester: RequestingPerson
    public var proposedTier: Word<Tier>
    public var proposedBillingPeriod: Word<BillingPeriod>
    public var message: String?
    public var createdAt: Instant

    public init(
        requestID: UpgradeRequestID, requester: RequestingPerson, proposedTier: Tier, proposedBillingPeriod: BillingPeriod,
        message: String?, createdAt: Instant
    ) {
        self.requestID = requestID
        self.requester = requester
        self.proposedTier = Word(proposedTier)
        self.proposedBillingPeriod = Word(proposedBillingPeriod)
        self.message = message
        self.createdAt = createdAt
    }
}
