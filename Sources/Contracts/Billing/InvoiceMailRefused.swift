/// The mail with an invoice or a credit note will never be taken on for its address.
public struct InvoiceMailRefused: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-mail-refused")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var sendTo: String
    /// What the mail server said, such as `550 5.1.1`.
    public var answer: String
    public var refusedAt: Instant

    public init(of account: AccountIdentity, invoiceID: InvoiceID, number: String, sendTo: String, answer: String, refusedAt: Instant) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.sendTo = sendTo
        self.answer = answer
        self.refusedAt = refusedAt
    }
}
