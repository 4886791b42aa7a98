/// An account has another tier, cadence or tier expiry than before, or its trial another end. `effectiveAt` orders it among the account's terms.
public struct TierChanged: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-changed")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var previousTier: Tier
    public var billingPeriod: BillingPeriod
    public var previousBillingPeriod: BillingPeriod
    public var expiresAt: Instant?
    /// True where a trial runs on to the end given here. Without it, another end is the end of the trial as such.
    public var continuesTrial: Bool?
    /// How staff said that a paid tier is paid, where neither a subscription nor managed billing pays for it; absent where they didn't.
    public var payment: TierPayment?
    public var cause: ChangeCause
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        of account: AccountIdentity, tier: Tier, previousTier: Tier, billingPeriod: BillingPeriod, previousBillingPeriod: BillingPeriod,
        expiresAt: Instant? = nil, continuesTrial: Bool? = nil, payment: TierPayment? = nil, cause: ChangeCause, reason: String? = nil,
        effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        workspaceID = account.workspaceID
        self.tier = tier
        self.previousTier = previousTier
        self.billingPeriod = billingPeriod
        self.previousBillingPeriod = previousBillingPeriod
        self.expiresAt = expiresAt
        self.continuesTrial = continuesTrial
        self.payment = payment
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
