/// A part of an invoice is paid; the rest stays open.
public struct InvoicePartPaid: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-part-paid")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    /// By which this payment can be withdrawn.
    public var markID: PaymentMarkID
    /// What came this time.
    public var amountCents: Cents
    /// What has come so far.
    public var paidCents: Cents
    public var openCents: Cents
    public var source: String
    public var reference: String?
    public var receivedOn: LocalDate
    /// The link that it was paid by; absent where it came another way.
    public var paymentLinkID: PaymentLinkID?
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, markID: PaymentMarkID, amountCents: Cents, paidCents: Cents,
        openCents: Cents, source: String, reference: String?, receivedOn: LocalDate, paymentLinkID: PaymentLinkID? = nil,
        cause: ChangeCause? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.markID = markID
        self.amountCents = amountCents
        self.paidCents = paidCents
        self.openCents = openCents
        self.source = source
        self.reference = reference
        self.receivedOn = receivedOn
        self.paymentLinkID = paymentLinkID
        self.cause = cause
    }
}
