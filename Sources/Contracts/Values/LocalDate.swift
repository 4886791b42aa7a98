/// A calendar day, on the wire `2026-11-23`.
public struct LocalDate: Hashable, Comparable, Sendable {
    public let daysSince1970: Int

    public init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// Nil for a day that the calendar does not have, such as 30 February, and for one outside the years 1970 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard CivilCalendar.years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= CivilCalendar.daysInMonth(year: year, month: month) else { return nil }
        daysSince1970 = CivilCalendar.days(year: year, month: month, day: day)
    }

    public init?(_ text: some StringProtocol) {
        var reader = DigitReader(bytes: Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }

    public var components: (year: Int, month: Int, day: Int) { CivilCalendar.date(days: daysSince1970) }

    /// Midnight UTC at which the day begins.
    public var start: Instant { Instant(milliseconds: Int64(daysSince1970) * Instant.millisecondsPerDay) }

    public var month: Month {
        let (year, month, _) = components
        return Month(year: year, number: month)
    }

    public func adding(days: Int) -> LocalDate { LocalDate(daysSince1970: daysSince1970 + days) }
}

extension LocalDate: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension LocalDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LocalDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a date such as 2026-11-23, found \"\(text.prefix(64))\"")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
