import Contracts

/// How the subscription of an account stands.
public struct ShownSubscription: Codable, Hashable, Sendable {
    public var status: Word<SubscriptionStatus>
    /// Pending or past due: since when.
    public var since: Instant?
    /// Canceled: until when it is paid.
    public var until: Instant?

    public init(status: SubscriptionStatus, since: Instant?, until: Instant?) {
        self.status = Word(status)
        self.since = since
        self.until = until
    }
}

/// Something about the payments of an account that a person has to look at.
public struct PaymentTrouble: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The price could not be brought in line with the seats.
        case seatRepriceFailed = "seat_reprice_failed"
    }

    public var kind: Word<Kind>
    public var since: Instant

    public init(_ kind: Kind, since: Instant) {
        self.kind = Word(kind)
        self.since = since
    }
}
