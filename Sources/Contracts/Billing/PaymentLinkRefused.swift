/// The payment provider won't make the link that was asked for.
public struct PaymentLinkRefused: AccountEventPayload {
    public static let eventType = EventType(.billing, "payment-link-refused")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var paymentLinkID: PaymentLinkID
    public var invoiceID: InvoiceID
    public var number: String
    /// What the provider said, or that it said nothing.
    public var answer: DisplayText

    public init(
        of account: AccountIdentity, paymentLinkID: PaymentLinkID, invoiceID: InvoiceID, number: String, answer: DisplayText
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.paymentLinkID = paymentLinkID
        self.invoiceID = invoiceID
        self.number = number
        self.answer = answer
    }
}
