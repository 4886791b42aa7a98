import Contracts

/// A fall to a tier of lower rank that has not been made good since.
public struct Downgrade: Sendable, Hashable {
    public static let recentDays = 14

    public let at: Instant
    public let from: Tier

    public init(at instant: Instant, from tier: Tier) {
        at = instant
        from = tier
    }

    /// Whole days since the fall are 14 or fewer (DOMAIN §7).
    public func isRecent(at moment: Instant) -> Bool {
        let days = moment.wholeDays(since: at)
        return days >= 0 && days <= Self.recentDays
    }

    public var endsBeingRecentAt: Instant { at.adding(days: Self.recentDays + 1) }
}
