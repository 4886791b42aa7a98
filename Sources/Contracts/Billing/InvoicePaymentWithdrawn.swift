/// A payment was marked on an invoice by mistake, and counts no longer.
public struct InvoicePaymentWithdrawn: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-payment-withdrawn")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var markID: PaymentMarkID
    /// What the mistaken mark said.
    public var amountCents: Cents
    /// What is paid without it.
    public var paidCents: Cents
    public var openCents: Cents
    /// The invoice counted as paid until now: an account that it made paying never was.
    public var wasPaid: Bool
    public var reason: String
    /// Who asked for it, where a second person had to confirm it.
    public var askedBy: String?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, markID: PaymentMarkID, amountCents: Cents, paidCents: Cents,
        openCents: Cents, wasPaid: Bool, reason: String, askedBy: String? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.markID = markID
        self.amountCents = amountCents
        self.paidCents = paidCents
        self.openCents = openCents
        self.wasPaid = wasPaid
        self.reason = reason
        self.askedBy = askedBy
    }
}
