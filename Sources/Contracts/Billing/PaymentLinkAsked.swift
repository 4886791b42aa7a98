/// Staff want a link by which an invoice is paid. It is being made at the payment provider.
public struct PaymentLinkAsked: AccountEventPayload {
    public static let eventType = EventType(.billing, "payment-link-asked")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var paymentLinkID: PaymentLinkID
    public var invoiceID: InvoiceID
    public var number: String
    /// What is open of the invoice, with VAT.
    public var amountCents: Cents
    /// What the customer reads.
    public var description: String
    public var expiresAt: Instant

    public init(
        of account: AccountIdentity, paymentLinkID: PaymentLinkID, invoiceID: InvoiceID, number: String, amountCents: Cents,
        description: String, expiresAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.paymentLinkID = paymentLinkID
        self.invoiceID = invoiceID
        self.number = number
        self.amountCents = amountCents
        self.description = description
        self.expiresAt = expiresAt
    }
}
