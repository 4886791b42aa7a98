/// How a paid tier is paid that staff grant to an account without a subscription (DOMAIN §9).
public enum TierPayment: String, Codable, Sendable, CaseIterable {
    /// By invoice.
    case managed
    /// Not at all, and so only until a date.
    case until
    /// Not at all, on purpose.
    case comped
}
