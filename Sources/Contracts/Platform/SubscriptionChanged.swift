/// The whole current state of a self-serve subscription.
public struct SubscriptionChanged: EventPayload {
    public static let eventType = EventType(.platform, "subscription-changed")
    public var organisationID: OrganisationID
    /// Present for the account of an external-client workspace.
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var billingPeriod: BillingPeriod
    public var status: SubscriptionStatus
    public var mollieCustomerID: ShortText?
    public var mollieSubscriptionID: ShortText?
    /// Canceled: until when it is paid.
    public var accessUntil: Instant?
    public var pastDueSince: Instant?
    public var nextPaymentOn: LocalDate?
    /// Seats that are paid for in the running period.
    public var provisionedSeats: SeatCount?
    /// Since when the price could not be brought in line with the seats.
    public var seatRepriceFailedAt: Instant?
    /// The account as the payment provider's metadata names it.
    public var platformAccountID: ShortText?

    public init(
        organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, tier: Tier, billingPeriod: BillingPeriod,
        status: SubscriptionStatus, mollieCustomerID: ShortText? = nil, mollieSubscriptionID: ShortText? = nil,
        accessUntil: Instant? = nil, pastDueSince: Instant? = nil, nextPaymentOn: LocalDate? = nil, provisionedSeats: SeatCount? = nil,
        seatRepriceFailedAt: Instant? = nil, platformAccountID: ShortText? = nil
    ) {
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
        self.accessUntil = accessUntil
        self.pastDueSince = pastDueSince
        self.nextPaymentOn = nextPaymentOn
        self.provisionedSeats = provisionedSeats
        self.seatRepriceFailedAt = seatRepriceFailedAt
        self.platformAccountID = platformAccountID
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
    public var accountID: AccountID { workspaceID.map { AccountID(of: $0) } ?? AccountID(of: organisationID) }
}
