/// Staff say whose payment it is that named no known account.
public struct PaymentAssigned: AccountEventPayload {
    public static let eventType = EventType(.billing, "payment-assigned")

    public var paymentID: ShortText
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID?
    public var reason: String

    public init(of account: AccountIdentity, paymentID: ShortText, invoiceID: InvoiceID?, reason: String) {
        self.paymentID = paymentID
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.reason = reason
    }
}
