import Contracts

/// The days that an invoice is for, both included.
public struct InvoicePeriod: Hashable, Sendable {
    public let firstDay: LocalDate
    public let lastDay: LocalDate

    /// The days that can be written with four digits of a year.
    static let days = LocalDate(daysSince1970: 0)...LocalDate(daysSince1970: 2_932_896)

    /// Nil where the last day comes before the first, and outside the years 1970 to 9999.
    public init?(_ firstDay: LocalDate, _ lastDay: LocalDate) {
        guard firstDay <= lastDay, Self.days.contains(firstDay), Self.days.contains(lastDay) else { return nil }
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    public var dayCount: Int { lastDay.daysSince1970 - firstDay.daysSince1970 + 1 }
    public var dayAfter: LocalDate { lastDay.adding(days: 1) }

    public func contains(_ day: LocalDate) -> Bool { firstDay <= day && day <= lastDay }
    public func overlaps(_ other: InvoicePeriod) -> Bool { firstDay <= other.lastDay && other.firstDay <= lastDay }
}
