/// The mail with an invoice or a credit note will never be taken on for its address, or wasn't in any of many attempts.
public struct InvoiceMailRefused: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-mail-refused")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var sendTo: String
    /// What the mail server said, such as `550 5.1.1`, or what was in the way the last time.
    public var answer: String
    public var refusedAt: Instant
    /// After how many it was given up; nil where the server refused it.
    public var attempts: Int?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, sendTo: String, answer: String, refusedAt: Instant,
        attempts: Int? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.sendTo = sendTo
        self.answer = answer
        self.refusedAt = refusedAt
        self.attempts = attempts
    }
}
