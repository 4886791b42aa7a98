/// Somebody wants a payment of a large amount withdrawn; a second person has to confirm it before it takes effect.
public struct InvoiceWithdrawalAsked: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-withdrawal-asked")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var markID: PaymentMarkID
    public var amountCents: Cents
    public var reason: String
    /// The address of the member of staff who asks.
    public var askedBy: String

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, markID: PaymentMarkID, amountCents: Cents, reason: String,
        askedBy: String
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.markID = markID
        self.amountCents = amountCents
        self.reason = reason
        self.askedBy = askedBy
    }
}
