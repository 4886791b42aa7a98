/// A self-serve subscription as the platform last described it.
public struct Subscription: Codable, Hashable, Sendable {
    public var status: SubscriptionStatus
    public var mollieCustomerID: String?
    public var mollieSubscriptionID: String?
    /// Canceled: until when it is paid, and so until when the tier stays.
    public var accessUntil: Instant?
    public var pastDueSince: Instant?
    public var nextPaymentOn: LocalDate?
    /// Seats that are paid for in the running period.
    public var provisionedSeats: SeatCount?
    /// Since when the price could not be brought in line with the seats.
    public var seatRepriceFailedAt: Instant?
    /// The account as the payment provider's metadata names it.
    public var platformAccountID: String?

    public init(status: SubscriptionStatus, mollieCustomerID: String?, mollieSubscriptionID: String?) {
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
    }

    public init(of fact: SubscriptionChanged) {
        self.init(
            status: fact.status, mollieCustomerID: fact.mollieCustomerID?.text, mollieSubscriptionID: fact.mollieSubscriptionID?.text)
        accessUntil = fact.accessUntil
        pastDueSince = fact.pastDueSince
        nextPaymentOn = fact.nextPaymentOn
        provisionedSeats = fact.provisionedSeats
        seatRepriceFailedAt = fact.seatRepriceFailedAt
        platformAccountID = fact.platformAccountID?.text
    }

    /// A subscription that collects money: it has an id and is active or past due (DOMAIN §4).
    public var isLive: Bool { mollieSubscriptionID != nil && (status == .active || status == .pastDue) }

    /// Nothing is collected any more, and the customer keeps what was paid for until then; nil for any other subscription.
    public var paidUntil: Instant? { status == .canceled ? accessUntil : nil }
}
