import Contracts

/// How the console writes figures: money `€ 1.234,56`, dates `23-11-2026`, hours `12:30`, all in UTC.
enum Figures {
    /// No-break space, so that a figure never parts from its unit.
    static let space = "\u{A0}"

    static func money(_ cents: Cents) -> String { cents.inEuros }

    /// `1.234,56`, as it stands in a field.
    static func euros(_ cents: UInt64) -> String { EuropeanFigures.hundredths(cents) }

    /// Whole euros for axes and tiles, rounded half away from zero.
    static func wholeEuros(_ cents: Cents) -> String {
        let sign = cents.amount < 0 ? "−" : ""
        return "\(sign)€\(space)\(EuropeanFigures.grouped((cents.amount.magnitude + 50) / 100))"
    }

    static func count(_ number: Int64) -> String {
        (number < 0 ? "−" : "") + EuropeanFigures.grouped(number.magnitude)
    }

    static func count(_ number: Int) -> String { count(Int64(number)) }

    /// `18:24`: hours and minutes whose digits stand below one another. Rounded down, so that a cap never looks reached before it is.
    static func hours(seconds: Int64) -> String {
        let minutes = max(0, seconds) / 60
        return "\(count(minutes / 60)):\(twoDigits(Int(minutes % 60)))"
    }

    /// `+3:05`, `−0:40`: a change of hours.
    static func signedHours(seconds: Int64) -> String {
        let size = hours(seconds: Int64(clamping: seconds.magnitude))
        return seconds < 0 ? "−\(size)" : seconds > 0 ? "+\(size)" : size
    }

    /// `+€ 75,00`: a change of an amount.
    static func signedMoney(_ cents: Cents) -> String { cents > .zero ? "+\(money(cents))" : money(cents) }

    static func date(_ date: LocalDate) -> String {
        let (year, month, day) = date.components
        return "\(twoDigits(day))-\(twoDigits(month))-\(year)"
    }

    static func date(_ instant: Instant) -> String { date(instant.date) }

    /// `23-11-2026 09:05 UTC`
    static func moment(_ instant: Instant) -> String { "\(date(instant)) \(time(instant))" }

    /// `09:05 UTC`
    static func time(_ instant: Instant) -> String {
        let minuteOfDay = Int((instant.milliseconds - instant.date.start.milliseconds) / 60_000)
        return "\(twoDigits(minuteOfDay / 60)):\(twoDigits(minuteOfDay % 60))\(space)UTC"
    }

    static func month(_ month: Month) -> String {
        "\(monthNames[month.number - 1]) \(month.year)"
    }

    /// `Nov 26`, for the axis of a chart.
    static func shortMonth(_ month: Month) -> String {
        "\(monthNames[month.number - 1].prefix(3)) \(twoDigits(month.year % 100))"
    }

    /// `today`, `yesterday`, `12 days ago`
    static func daysAgo(_ instant: Instant, asOf now: Instant) -> String {
        let days = now.date.daysSince1970 - instant.date.daysSince1970
        if days <= 0 { return "today" }
        return days == 1 ? "yesterday" : "\(count(days)) days ago"
    }

    /// `today`, `1 d`, `12 d`, where there is little room.
    static func shortAgo(_ instant: Instant, asOf now: Instant) -> String {
        let days = now.date.daysSince1970 - instant.date.daysSince1970
        return days <= 0 ? "today" : "\(count(days))\(space)d"
    }

    /// `80 k` from a thousand euros on, for the axis of a chart.
    static func shortEuros(_ cents: Cents) -> String {
        let euros = (cents.amount.magnitude + 50) / 100
        let sign = cents.amount < 0 ? "−" : ""
        guard euros >= 1_000 else { return "\(sign)\(euros)" }
        let tenths = (euros + 50) / 100
        return "\(sign)\(EuropeanFigures.grouped(tenths / 10))\(tenths % 10 == 0 ? "" : ",\(tenths % 10)")\(space)k"
    }

    /// The share of a cap in whole per cent, rounded down, so that 100 % means the cap.
    static func percentage(of part: Int64, in whole: Int64) -> Int {
        whole > 0 ? Int(clamping: Int128(max(0, part)) * 100 / Int128(whole)) : 0
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
