/// A self-serve subscription as the platform last described it.
public struct Subscription: Codable, Hashable, Sendable {
    public var status: SubscriptionStatus
    public var mollieCustomerID: String?
    public var mollieSubscriptionID: String?

    public init(status: SubscriptionStatus, mollieCustomerID: String?, mollieSubscriptionID: String?) {
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
    }

    /// A subscription that collects money: it has an id and is active or past due (DOMAIN §4).
    public var isLive: Bool { mollieSubscriptionID != nil && (status == .active || status == .pastDue) }
}

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
    public var expiresAt: Instant?
    public var cause: ChangeCause
    public var reason: String?
    public var effectiveAt: Instant
    /// For a fact about a subscription: what its time says beyond the millisecond of `effectiveAt`; absent where it says nothing.
    public var effectiveNanoseconds: NanosecondsBeyond?

    public init(
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, paymentMode: PaymentMode,
        previousPaymentMode: PaymentMode, managed: Bool, subscription: Subscription? = nil, tier: Tier, previousTier: Tier,
        billingPeriod: BillingPeriod, seats: SeatCount? = nil, expiresAt: Instant? = nil, cause: ChangeCause, reason: String? = nil,
        effectiveAt: Instant, effectiveNanoseconds: NanosecondsBeyond? = nil
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.paymentMode = paymentMode
        self.previousPaymentMode = previousPaymentMode
        self.managed = managed
        self.subscription = subscription
        self.tier = tier
        self.previousTier = previousTier
        self.billingPeriod = billingPeriod
        self.seats = seats
        self.expiresAt = expiresAt
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.effectiveNanoseconds = effectiveNanoseconds
    }

    /// The subscription of an event that tells of an order alone: nothing is paid yet, and what held goes on holding, whatever else the event says.
    public var order: Subscription? { subscription?.status == .pending ? subscription : nil }
}

/// A managed account's invoice is paid; the account is `paying` from `periodStart` to the end of `periodEnd`.
public struct InvoicePaid: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-paid")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String?
    public var periodStart: LocalDate
    /// The last day of the period.
    public var periodEnd: LocalDate
    public var netCents: Cents
    public var totalCents: Cents
    public var source: String
    public var reference: String?
    public var receivedOn: LocalDate

    public init(
        accountID: AccountID, organisationID: OrganisationID, invoiceID: InvoiceID, number: String? = nil, periodStart: LocalDate,
        periodEnd: LocalDate, netCents: Cents, totalCents: Cents, source: String, reference: String? = nil, receivedOn: LocalDate
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.netCents = netCents
        self.totalCents = totalCents
        self.source = source
        self.reference = reference
        self.receivedOn = receivedOn
    }
}
