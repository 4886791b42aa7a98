/// A payout was recorded by mistake, and is part of the balance again.
public struct KickbackPayoutWithdrawn: ReferralEventPayload {
    public static let eventType = EventType(.partner, "kickback-payout-withdrawn")

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    public var amountCents: Cents
    /// The day that was recorded, and what the transfer was said to be known by.
    public var paidOn: LocalDate
    public var reference: String
    /// All that was paid out until now.
    public var paidOutCents: Cents
    /// What has accrued and isn't paid out.
    public var balanceCents: Cents
    public var reason: String
    public var effectiveAt: Instant

    public init(
        _ referral: ReferralIdentity, amountCents: Cents, paidOn: LocalDate, reference: String, paidOutCents: Cents, balanceCents: Cents,
        reason: String, effectiveAt: Instant
    ) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.amountCents = amountCents
        self.paidOn = paidOn
        self.reference = reference
        self.paidOutCents = paidOutCents
        self.balanceCents = balanceCents
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
