/// A link can't be paid by any more.
public struct PaymentLinkCancelled: AccountEventPayload {
    public static let eventType = EventType(.billing, "payment-link-cancelled")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var paymentLinkID: PaymentLinkID
    public var invoiceID: InvoiceID
    public var number: String
    /// Absent for one that was still being made.
    public var mollieID: ShortText?
    public var cause: PaymentLinkEnd

    public init(
        of account: AccountIdentity, paymentLinkID: PaymentLinkID, invoiceID: InvoiceID, number: String, mollieID: ShortText?,
        cause: PaymentLinkEnd
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.paymentLinkID = paymentLinkID
        self.invoiceID = invoiceID
        self.number = number
        self.mollieID = mollieID
        self.cause = cause
    }
}
