/// Why the recurring revenue of an account differs from the month before (DOMAIN §5).
public enum RevenueMovement: String, Codable, Sendable, CaseIterable {
    /// The first revenue ever.
    case new
    case expansion
    case contraction
    /// All of it is gone.
    case churn
    /// Revenue again after a time without.
    case reactivation
}
