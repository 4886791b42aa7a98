extension Instant {
    /// The instant of an RFC 3339 text, with `Z` or a numeric offset; digits beyond the millisecond are dropped. Nil where it is anything else,
    /// or lies outside `range`.
    public init?(_ text: some StringProtocol) {
        self.init(String(text))
    }

    /// The same for the common case: every fact carries times.
    public init?(_ text: String) {
        guard let (instant, _) = Self.parse(text) else { return nil }
        self = instant
    }

    /// The instant of an RFC 3339 text, and what its digits say beyond the millisecond, in nanoseconds; further digits are dropped.
    public static func parse(_ text: String) -> (instant: Instant, nanoseconds: Int)? {
        var reader = DigitReader(bytes: Array(text.utf8))
        guard
            let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(digits: 2), reader.skip(":"),
            let minute = reader.number(digits: 2), reader.skip(":"),
            let second = reader.number(digits: 2),
            let fraction = reader.nanoseconds(),
            let offsetMinutes = reader.offsetMinutes(),
            reader.isAtEnd,
            LocalDate(year: year, month: month, day: day) != nil,
            hour < 24, minute < 60, second < 60
        else { return nil }
        let days = CivilCalendar.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + (minute - offsetMinutes) * 60 + second
        let instant = Instant(milliseconds: Int64(seconds) * 1_000 + Int64(fraction / 1_000_000))
        return range.contains(instant) ? (instant, fraction % 1_000_000) : nil
    }
}

/// Reads fixed-width numbers and separators from ASCII, in order.
struct DigitReader {
    private let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func number(digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + digits] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return value
    }

    mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: separator) else { return false }
        index += 1
        return true
    }

    /// Nanoseconds of an optional fraction, 0 without one; nil for a point that no digit follows.
    mutating func nanoseconds() -> Int? {
        guard skip(".") else { return 0 }
        var value = 0
        var count = 0
        while let digit = number(digits: 1) {
            if count < 9 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 9)..<9 { value *= 10 }
        return value
    }

    /// Minutes east of UTC: `Z` is 0; nil where there is neither `Z` nor an offset.
    mutating func offsetMinutes() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), skip(":"), let minutes = number(digits: 2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}
