public enum SubscriptionStatus: String, Codable, Sendable, CaseIterable {
    /// Ordered, but nothing has been paid yet.
    case pending
    case active
    case pastDue = "past_due"
    case canceled
}
