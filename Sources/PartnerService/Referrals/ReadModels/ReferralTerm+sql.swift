import Contracts
import Database

/// How a referral stands, and what it is near to, as SQL about rows of `referrals`: what `standing` tells of one, for questions about many.
/// The first two values of a statement with these are `moments`.
extension ReferralTerm {
    /// A word of `ReferralStanding`.
    static let standing = """
        CASE WHEN ended_at <= ?1 THEN 'ended' WHEN expires_at <= ?1 THEN 'expired' WHEN starts_at > ?1 THEN 'upcoming'
            WHEN accrued_cents >= cap_cents THEN 'capped' ELSE 'active' END
        """
    /// It runs, or is to start.
    static let isOpen = "(\(standing) IN ('upcoming', 'active', 'capped'))"
    /// At its cap or not.
    static let runs = "(\(standing) IN ('active', 'capped'))"
    /// 80 % of the cap have accrued, and not all of it.
    static let isNearCap = "(\(standing) = 'active' AND coalesce(accrued_cents * 100 >= cap_cents * 80, 0))"
    /// It runs, and expires soon.
    static let isNearExpiry = "(\(runs) AND coalesce(expires_at <= ?2, 0))"

    /// How many days ahead an end is near.
    private static let nearExpiryDays = 30

    /// Now, and until when an end is near.
    static func moments(at now: Instant) -> [SQLValue] { [now.sqlValue, now.adding(days: nearExpiryDays).sqlValue] }
}
