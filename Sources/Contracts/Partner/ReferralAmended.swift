/// What was agreed about a referral has changed. What has accrued until then stays.
public struct ReferralAmended: ReferralEventPayload {
    public static let eventType = EventType(.partner, "referral-amended")

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    /// All that holds from now on.
    public var terms: ReferralTerms
    public var previousTerms: ReferralTerms
    /// What staff keep for themselves has changed too. It is in no event, since partners may read those.
    public var internalNotesChanged: Bool
    public var reason: String
    public var effectiveAt: Instant

    public init(
        _ referral: ReferralIdentity, terms: ReferralTerms, previousTerms: ReferralTerms, internalNotesChanged: Bool, reason: String,
        effectiveAt: Instant
    ) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.terms = terms
        self.previousTerms = previousTerms
        self.internalNotesChanged = internalNotesChanged
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
