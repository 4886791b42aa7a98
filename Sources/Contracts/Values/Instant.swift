/// A point in time: milliseconds since 1970-01-01T00:00:00Z, on the wire RFC 3339 in UTC.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// What can be read and written: from 1970 to the end of the year 9999. Times from outside that lie elsewhere are refused.
    public static let range = Instant(milliseconds: 0)...Instant(milliseconds: 253_402_300_799_999)

    public static let millisecondsPerDay: Int64 = 86_400_000

    public func adding(days: Int) -> Instant { moved(Int64(days), Self.millisecondsPerDay) }
    public func adding(hours: Int) -> Instant { moved(Int64(hours), 3_600_000) }
    public func adding(seconds: Int) -> Instant { moved(Int64(seconds), 1_000) }
    public func adding(milliseconds amount: Int64) -> Instant { moved(amount, 1) }

    /// Stops at the ends of `range`, so that an instant that was read can always be written again.
    private func moved(_ count: Int64, _ unit: Int64) -> Instant {
        let sum = Int128(milliseconds) + Int128(count) * Int128(unit)
        return Instant(
            milliseconds: Int64(min(max(sum, Int128(Self.range.lowerBound.milliseconds)), Int128(Self.range.upperBound.milliseconds))))
    }

    /// Whole days from `earlier` to this instant, rounded down; negative where `earlier` is later.
    public func wholeDays(since earlier: Instant) -> Int {
        Int(floorDivide(milliseconds - earlier.milliseconds, Self.millisecondsPerDay))
    }

    public var date: LocalDate { LocalDate(daysSince1970: Int(floorDivide(milliseconds, Self.millisecondsPerDay))) }
    public var month: Month { date.month }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC; milliseconds appear only where there are any.
    public var description: String {
        let millisecondOfDay = milliseconds - floorDivide(milliseconds, Self.millisecondsPerDay) * Self.millisecondsPerDay
        let second = millisecondOfDay / 1_000
        let fraction = millisecondOfDay % 1_000
        let clock = "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(date)T\(clock)\(fraction == 0 ? "" : ".\(padded(fraction, 3))")Z"
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "expected an RFC 3339 time such as 2026-11-23T09:00:00Z, found \"\(text.prefix(64))\""
            )
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
}

func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
