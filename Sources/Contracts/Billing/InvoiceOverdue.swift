/// The last day to pay an invoice is over, and not all of it is paid or credited.
public struct InvoiceOverdue: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-overdue")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    public var dueOn: LocalDate
    public var openCents: Cents
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, dueOn: LocalDate, openCents: Cents, cause: ChangeCause? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.dueOn = dueOn
        self.openCents = openCents
        self.cause = cause
    }
}
