/// A calendar month in UTC, on the wire `2026-11`.
public struct Month: Hashable, Comparable, Sendable {
    /// Months since year 0, so that neighbours differ by one.
    public let index: Int

    public init(index: Int) {
        self.index = index
    }

    /// - Parameter number: 1 (January) to 12 (December).
    public init(year: Int, number: Int) {
        index = year * 12 + number - 1
    }

    public init?(_ text: some StringProtocol) {
        var reader = DigitReader(bytes: Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.skip("-"), let number = reader.number(digits: 2), reader.isAtEnd,
            (1...12).contains(number), CivilCalendar.years.contains(year)
        else { return nil }
        self.init(year: year, number: number)
    }

    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }

    public var year: Int { index / 12 }
    public var number: Int { index % 12 + 1 }
    public var next: Month { Month(index: index + 1) }
    public var previous: Month { Month(index: index - 1) }

    public func adding(months: Int) -> Month { Month(index: index + months) }

    public var firstDay: LocalDate { LocalDate(daysSince1970: CivilCalendar.days(year: year, month: number, day: 1)) }

    /// That day of the month, or its last one where it has fewer.
    public func day(_ number: Int) -> LocalDate { min(firstDay.adding(days: number - 1), next.firstDay.adding(days: -1)) }

    /// The first instant of the month.
    public var start: Instant { firstDay.start }

    /// The first instant after the month.
    public var end: Instant { next.start }
}

extension Month: CustomStringConvertible {
    public var description: String { "\(padded(year, 4))-\(padded(number, 2))" }
}

extension Month: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let month = Month(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a month such as 2026-11, found \"\(text.prefix(64))\"")
        }
        self = month
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
