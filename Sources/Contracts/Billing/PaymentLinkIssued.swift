/// The payment provider has made a link by which an invoice is paid.
public struct PaymentLinkIssued: AccountEventPayload {
    public static let eventType = EventType(.billing, "payment-link-issued")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var paymentLinkID: PaymentLinkID
    public var invoiceID: InvoiceID
    public var number: String
    /// The provider's id of it, such as `pl_4Y0eZitmBnQ6IDoMqZQKh`.
    public var mollieID: ShortText
    /// Where the customer pays.
    public var url: String
    public var amountCents: Cents
    public var expiresAt: Instant

    public init(
        of account: AccountIdentity, paymentLinkID: PaymentLinkID, invoiceID: InvoiceID, number: String, mollieID: ShortText, url: String,
        amountCents: Cents, expiresAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.paymentLinkID = paymentLinkID
        self.invoiceID = invoiceID
        self.number = number
        self.mollieID = mollieID
        self.url = url
        self.amountCents = amountCents
        self.expiresAt = expiresAt
    }
}
