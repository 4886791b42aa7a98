/// What of an account ends, or is due again (DOMAIN §10).
public enum RenewalKind: String, Codable, Sendable, CaseIterable {
    /// The days for which a managed account is invoiced.
    case invoicePeriod = "invoice_period"
    /// A tier that stands until a date, and that nobody pays for then.
    case keptTier = "kept_tier"
    /// What a canceled subscription has paid for.
    case canceledSubscription = "canceled_subscription"
    case trial
    /// What a partner gets for the client, and the client pays less, until a date.
    case referral
}
