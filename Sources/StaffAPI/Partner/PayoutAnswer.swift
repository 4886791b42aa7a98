/// What `GET /referrals/{id}/payouts/{payout}` answers.
public struct PayoutAnswer: Codable, Sendable, Equatable {
    public var payout: StatementAnswer.Entry
    /// For what it was paid, as it is now.
    public var referral: ReferralAnswer

    public init(payout: StatementAnswer.Entry, referral: ReferralAnswer) {
        self.payout = payout
        self.referral = referral
    }
}
