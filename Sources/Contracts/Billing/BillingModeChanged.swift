/// How an account is billed: by subscription, managed, or not at all; with the tier and cadence that go with it.
///
/// Facts about subscriptions may arrive late: such an event has an `effectiveAt` before that of events already written, and counts from there.
public struct BillingModeChanged: AccountEventPayload {
    public static let eventType = EventType(.billing, "billing-mode-changed")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var paymentMode: PaymentMode
    public var previousPaymentMode: PaymentMode
    public var managed: Bool
    public var subscription: Subscription?
    public var tier: Tier
    public var previousTier: Tier
    public var billingPeriod: BillingPeriod
    /// Seats agreed for managed billing; nil bills the seats in use.
    public var seats: SeatCount?
    /// The amount per interval that was agreed for managed billing, without VAT; nil bills seats at their price.
    public var agreedCents: AgreedAmount?
    public var expiresAt: Instant?
    public var cause: ChangeCause
    public var reason: String?
    public var effectiveAt: Instant
    /// For a fact about a subscription: what its time says beyond the millisecond of `effectiveAt`; absent where it says nothing.
    public var effectiveNanoseconds: NanosecondsBeyond?

    public init(
        of account: AccountIdentity, paymentMode: PaymentMode, previousPaymentMode: PaymentMode, managed: Bool,
        subscription: Subscription? = nil, tier: Tier, previousTier: Tier, billingPeriod: BillingPeriod, seats: SeatCount? = nil,
        agreedCents: AgreedAmount? = nil, expiresAt: Instant? = nil, cause: ChangeCause, reason: String? = nil, effectiveAt: Instant,
        effectiveNanoseconds: NanosecondsBeyond? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        workspaceID = account.workspaceID
        self.paymentMode = paymentMode
        self.previousPaymentMode = previousPaymentMode
        self.managed = managed
        self.subscription = subscription
        self.tier = tier
        self.previousTier = previousTier
        self.billingPeriod = billingPeriod
        self.seats = seats
        self.agreedCents = agreedCents
        self.expiresAt = expiresAt
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.effectiveNanoseconds = effectiveNanoseconds
    }

    /// Until when a canceled subscription has paid for the tier: where the tier ends with what was paid for. Nil for any other change.
    public var paidUntil: Instant? {
        guard paymentMode == .none, cause == .subscription || cause == .imported, let end = subscription?.paidUntil else { return nil }
        return end == expiresAt ? end : nil
    }

    /// Whether it says anew who pays, so that what a canceled subscription had paid for counts no longer. A canceled subscription that is told of
    /// again says nothing new of that.
    public var replacesPayer: Bool { paymentMode != .none || cause != .subscription }

    /// The subscription of an event that tells of an order alone: nothing is paid yet, and what held goes on holding, whatever else the event says.
    public var order: Subscription? { subscription?.status == .pending ? subscription : nil }
}
