/// Why the terms of an account changed.
public enum ChangeCause: String, Codable, Sendable, CaseIterable {
    case staff
    /// A fact about the customer's self-serve subscription.
    case subscription
    case upgradeRequest = "upgrade_request"
    case expiry
    /// Dated history of an existing customer.
    case imported
}
