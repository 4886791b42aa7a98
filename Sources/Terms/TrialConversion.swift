import Contracts

/// Whether a trial brought a customer who pays (DOMAIN §5).
public enum TrialConversion {
    /// How long after the end of a trial the account counts as brought by it.
    public static let days = 30

    /// The first instant from the end on, within those days and up to now, at which the account was `paying`; nil where it wasn't.
    /// - Parameters:
    ///   - turningPoints: the instants at which the account may have come to another class, in any order.
    ///   - revenueClass: what the account was at an instant; nil where that isn't known.
    public static func instant(
        after end: Instant, by now: Instant, turningPoints: [Instant], revenueClass: (Instant) -> RevenueClass?
    ) -> Instant? {
        let time = end...max(end, min(now, end.adding(days: days)))
        return Set(turningPoints.filter(time.contains) + [end]).sorted().first { revenueClass($0) == .paying }
    }

    /// A trial that ended then, or before, has had its days.
    public static func newestDecidedEnd(at now: Instant) -> Instant { now.adding(days: -days) }
}
