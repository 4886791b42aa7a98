/// Staff have ended a referral for good: what the client pays on a later day earns nothing. What has accrued stays, and can be paid out.
public struct ReferralEnded: ReferralEventPayload, ImportableEvent {
    public static let eventType = EventType(.partner, "referral-ended")

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    public var reason: String
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(_ referral: ReferralIdentity, reason: String, effectiveAt: Instant) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
