/// A managed account's invoice is paid; where it is for the period, the account is `paying` from `periodStart` to the end of `periodEnd`.
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
    /// What the invoice is for; absent where it is for the period, as events of an older version say.
    public var purpose: InvoicePurpose?
    /// By which the payment that completed it can be withdrawn; absent for a paid period of an imported past.
    public var markID: PaymentMarkID?
    /// What came with that payment.
    public var amountCents: Cents?
    /// What has come in all; more than the total where too much was paid.
    public var paidCents: Cents?
    public var source: String
    public var reference: String?
    public var receivedOn: LocalDate
    /// The link that it was paid by; absent where it came another way.
    public var paymentLinkID: PaymentLinkID?
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String? = nil, periodStart: LocalDate, periodEnd: LocalDate,
        netCents: Cents, totalCents: Cents, purpose: InvoicePurpose? = nil, markID: PaymentMarkID? = nil, amountCents: Cents? = nil,
        paidCents: Cents? = nil, source: String, reference: String? = nil, receivedOn: LocalDate, paymentLinkID: PaymentLinkID? = nil,
        cause: ChangeCause? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.netCents = netCents
        self.totalCents = totalCents
        self.purpose = purpose
        self.markID = markID
        self.amountCents = amountCents
        self.paidCents = paidCents
        self.source = source
        self.reference = reference
        self.receivedOn = receivedOn
        self.paymentLinkID = paymentLinkID
        self.cause = cause
    }

    /// Whether the account is paying in the period by it: what is billed beside the tier, or for single seats, says nothing of that.
    public var makesPaying: Bool { purpose == nil || purpose == .period }
}
