/// A self-serve subscription as the platform last described it.
public struct Subscription: Codable, Hashable, Sendable {
    public var status: SubscriptionStatus
    public var mollieCustomerID: String?
    public var mollieSubscriptionID: String?

    public init(status: SubscriptionStatus, mollieCustomerID: String?, mollieSubscriptionID: String?) {
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
    }

    /// A subscription that collects money: it has an id and is active or past due (DOMAIN §4).
    public var isLive: Bool { mollieSubscriptionID != nil && (status == .active || status == .pastDue) }
}
