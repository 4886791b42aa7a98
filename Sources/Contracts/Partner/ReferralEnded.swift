/// Staff have ended a referral for good: what the client pays on a later day earns nothing. What has accrued stays, and can be paid out.
public struct ReferralEnded: ReferralEventPayload {
    public static let eventType = EventType(.partner, "referral-ended")

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    public var reason: String
    public var effectiveAt: Instant

    public init(_ referral: ReferralIdentity, reason: String, effectiveAt: Instant) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
