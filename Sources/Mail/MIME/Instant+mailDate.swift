import Contracts

extension Instant {
    /// As mails write it (RFC 5322 §3.3), in UTC: `Mon, 23 Nov 2026 09:00:00 +0000`.
    var mailDate: String {
        let (year, month, day) = date.components
        let second = (milliseconds - date.start.milliseconds) / 1_000
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { Self.twoDigits(Int($0)) }.joined(separator: ":")
        return "\(Self.weekdays[date.daysSince1970 % 7]), \(Self.twoDigits(day)) \(Self.months[month - 1]) \(year) \(clock) +0000"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// 1 January 1970 was a Thursday.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
