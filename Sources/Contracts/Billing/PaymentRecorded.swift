/// What is known of a payment that the provider collects, whole, as of now; written whenever something of it changes.
public struct PaymentRecorded: EventPayload {
    public static let eventType = EventType(.billing, "payment-recorded")

    /// The provider's id, such as `tr_7UhSN1zuXS`.
    public var paymentID: ShortText
    /// Absent while it isn't known whose it is.
    public var accountID: AccountID?
    public var organisationID: OrganisationID?
    public var invoiceID: InvoiceID?
    public var paymentLinkID: PaymentLinkID?
    /// In the provider's word. Once it is paid it stays so.
    public var status: ShortText
    /// Absent where it can't be told.
    public var kind: PaymentKind?
    public var amountCents: Cents
    /// What of the amount is without VAT, rounded to cents; absent while it isn't paid or nobody knows what for, and in events of before.
    public var netCents: Cents?
    /// Refunds and chargebacks only grow.
    public var refundedCents = Cents.zero
    public var chargedBackCents = Cents.zero
    public var sequenceType: ShortText
    public var method: ShortText?
    public var description: DisplayText
    public var createdAt: Instant
    public var paidAt: Instant?
    public var failureReason: ShortText?
    public var mollieCustomerID: ShortText?
    public var mollieSubscriptionID: ShortText?
    public var dashboardURL: ShortText?
    /// No money has moved.
    public var testMode: Bool
    /// What it marked on its invoice.
    public var markID: PaymentMarkID?
    /// Nothing was open of the invoice any more: a person has to decide what becomes of the money.
    public var paidTwice = false
    /// `imported` where it is as an imported past tells it, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        paymentID: ShortText, status: ShortText, kind: PaymentKind? = nil, amountCents: Cents, sequenceType: ShortText,
        description: DisplayText, createdAt: Instant, testMode: Bool
    ) {
        self.paymentID = paymentID
        self.status = status
        self.kind = kind
        self.amountCents = amountCents
        self.sequenceType = sequenceType
        self.description = description
        self.createdAt = createdAt
        self.testMode = testMode
    }

    public var subject: String { paymentID.text }
    public var partitionKey: String { organisationID?.description ?? paymentID.text }
    public var isPaid: Bool { status.text == PaymentStatus.paid.rawValue }
}
