/// How a referral stands at a moment.
public enum ReferralStanding: String, Codable, Sendable, CaseIterable {
    case upcoming, active
    /// It runs, and its partner has earned all that they can.
    case capped
    case expired
    /// Staff have ended it.
    case ended
}
