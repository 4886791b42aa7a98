import Contracts

/// The days for which an invoice of a managed account is paid, both included.
public struct PaidPeriod: Sendable, Hashable {
    public var firstDay: LocalDate
    public var lastDay: LocalDate

    public init(_ firstDay: LocalDate, _ lastDay: LocalDate) {
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    public var startsAt: Instant { firstDay.start }
    /// The first instant after it.
    public var endsAt: Instant { lastDay.adding(days: 1).start }

    public func covers(_ instant: Instant) -> Bool { startsAt <= instant && instant < endsAt }
}
