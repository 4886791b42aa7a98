import Contracts
import Database
import EventKit
import StaffAPI

/// A session as a calendar keeps it (RFC 5545). It names no participant and holds no notes, which are for
/// colleagues: whoever is sent the file needs to know only what, when and for whom.
struct SessionAppointment {
    /// How long a session is put down for where its training doesn't say.
    private static let minutesWhenUnsaid = 120

    private let lines: [String]
    private let method: String

    /// Nil for a session that has no date.
    /// - Parameter former: when it was to be, for whoever is not to come at that time any more.
    init?(_ row: SessionRow, withdrawnFrom former: Instant? = nil, at now: Instant, _ connection: Connection) throws {
        guard let start = former ?? row.scheduledAt else { return nil }
        let found = try connection.first(
            "SELECT revision, changed_at FROM training_sessions WHERE session_id = ?", [row.sessionID.sqlValue]
        ) { (revision: Int($0.int(0)), changedAt: $0.instant(1)) }
        guard let found else { return nil }
        let wasHeldBefore = row.completedOn.map { start > now || start.date > $0 } ?? false
        let isCancelled = former != nil || wasHeldBefore || row.status == SessionStatus.cancelled
        let seconds = Int(clamping: Int128(row.durationMinutes ?? Self.minutesWhenUnsaid) * 60)
        let end = start.adding(seconds: seconds)
        method = isCancelled ? "CANCEL" : "PUBLISH"
        let summary = ["Training", row.trainingTitle, row.organisationName].compactMap { $0 }.joined(separator: " · ")
        lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dembrane//back office//EN", "METHOD:\(method)", "BEGIN:VEVENT",
                "UID:\(row.sessionID)@training.dembrane.com", "SEQUENCE:\(found.revision)", "DTSTAMP:\(CalendarText.time(found.changedAt))",
                "DTSTART:\(CalendarText.time(start))", "DTEND:\(CalendarText.time(end))", "SUMMARY:\(CalendarText.escaped(summary))",
                "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")", "END:VEVENT", "END:VCALENDAR",
            ]
    }

    var document: String { lines.map(CalendarText.folded).joined() }

    /// RFC 5545 asks for both parameters (§3.1.4, §3.7.2); without the second some readers take it for any file.
    var contentType: String { "text/calendar; charset=utf-8; method=\(method)" }
}
