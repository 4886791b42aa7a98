/// A partner was paid a part of what has accrued, or all of it.
public struct KickbackPaidOut: ReferralEventPayload, ImportableEvent {
    public static let eventType = EventType(.partner, "kickback-paid-out")
    /// What the transfer is known by.
    public static let referenceRule = TextRule(length: 1...140, isOneLine: true)

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    public var amountCents: Cents
    public var paidOn: LocalDate
    public var reference: String
    /// All that was paid out until now.
    public var paidOutCents: Cents
    /// What has accrued and isn't paid out.
    public var balanceCents: Cents
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        _ referral: ReferralIdentity, amountCents: Cents, paidOn: LocalDate, reference: String, paidOutCents: Cents, balanceCents: Cents,
        effectiveAt: Instant
    ) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.amountCents = amountCents
        self.paidOn = paidOn
        self.reference = reference
        self.paidOutCents = paidOutCents
        self.balanceCents = balanceCents
        self.effectiveAt = effectiveAt
    }
}
