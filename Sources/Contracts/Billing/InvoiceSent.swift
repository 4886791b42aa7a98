/// The mail server has taken on the mail with an invoice or a credit note.
public struct InvoiceSent: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-sent")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var sentTo: String
    public var sentAt: Instant
    /// Which reminder it is, from 1; absent where staff have sent the invoice itself.
    public var reminder: Int?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, sentTo: String, sentAt: Instant, reminder: Int? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.sentTo = sentTo
        self.sentAt = sentAt
        self.reminder = reminder
    }
}
