import Contracts

/// How a notice reaches a member of staff by mail.
enum NoticeDelivery: Sendable, Equatable {
    case single
    /// With others, at that time.
    case digest(at: Instant)
}

/// Who is written to when (DOMAIN §15): of each code the first five within any 24 hours one by one, the others together at the next 09:00 UTC.
enum MailPlan {
    static let singlesMaximum = 5
    static let windowHours = 24
    private static let digestHour = 9

    /// Nil where there is to be no mail.
    /// - Parameter singles: when mails of this code went to this person one by one, of the last 24 hours at least.
    static func delivery(_ preference: MailPreference, singles: [Instant], at now: Instant) -> NoticeDelivery? {
        switch preference {
        case .off: nil
        case .digest: .digest(at: nextDigest(after: now))
        case .single:
            singles.count { $0 > windowStart(at: now) } < singlesMaximum ? .single : .digest(at: nextDigest(after: now))
        }
    }

    /// What came to light later than this after it happened is shown, and not mailed.
    static func windowStart(at now: Instant) -> Instant { now.adding(hours: -windowHours) }

    /// At most 24 hours ahead.
    static func nextDigest(after now: Instant) -> Instant {
        let today = now.date.start.adding(hours: digestHour)
        return now < today ? today : today.adding(days: 1)
    }
}
