import Contracts

/// How the console writes figures: money `€ 1.234,56`, dates `23-11-2026`, durations `12 h 30 min`, all in UTC.
enum Figures {
    /// No-break space, so that a figure never parts from its unit.
    static let space = "\u{A0}"

    static func money(_ cents: Cents) -> String {
        let sign = cents.amount < 0 ? "−" : ""
        let magnitude = cents.amount.magnitude
        let rest = magnitude % 100
        return "\(sign)€\(space)\(grouped(magnitude / 100)),\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Whole euros for axes and tiles, rounded half away from zero.
    static func wholeEuros(_ cents: Cents) -> String {
        let sign = cents.amount < 0 ? "−" : ""
        return "\(sign)€\(space)\(grouped((cents.amount.magnitude + 50) / 100))"
    }

    static func count(_ number: Int64) -> String {
        (number < 0 ? "−" : "") + grouped(number.magnitude)
    }

    static func count(_ number: Int) -> String { count(Int64(number)) }

    /// Whole minutes, rounded down, so that a cap never looks reached before it is.
    static func duration(seconds: Int64) -> String {
        let minutes = max(0, seconds) / 60
        let hours = minutes / 60
        let rest = minutes % 60
        if hours == 0 { return "\(rest)\(space)min" }
        return rest == 0 ? "\(grouped(hours.magnitude))\(space)h" : "\(grouped(hours.magnitude))\(space)h\(space)\(rest)\(space)min"
    }

    /// Whole hours, rounded down, for totals where minutes say nothing.
    static func wholeHours(seconds: Int64) -> String { "\(count(max(0, seconds) / 3_600))\(space)h" }

    static func date(_ date: LocalDate) -> String {
        let (year, month, day) = date.components
        return "\(twoDigits(day))-\(twoDigits(month))-\(year)"
    }

    static func date(_ instant: Instant) -> String { date(instant.date) }

    /// `23-11-2026 09:05 UTC`
    static func moment(_ instant: Instant) -> String {
        let minuteOfDay = Int((instant.milliseconds - instant.date.start.milliseconds) / 60_000)
        return "\(date(instant)) \(twoDigits(minuteOfDay / 60)):\(twoDigits(minuteOfDay % 60))\(space)UTC"
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

    /// The share of a cap in whole per cent, rounded down, so that 100 % means the cap.
    static func percentage(of part: Int64, in whole: Int64) -> Int {
        whole > 0 ? Int(clamping: Int128(max(0, part)) * 100 / Int128(whole)) : 0
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func grouped(_ number: UInt64) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(".") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
