/// A managed account's invoice is paid; the account is `paying` from `periodStart` to the end of `periodEnd`.
public struct InvoicePaid: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-paid")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String?
    public var periodStart: LocalDate
    /// The last day of the period.
    public var periodEnd: LocalDate
    public var netCents: Cents
    public var totalCents: Cents
    public var source: String
    public var reference: String?
    public var receivedOn: LocalDate

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String? = nil, periodStart: LocalDate, periodEnd: LocalDate,
        netCents: Cents, totalCents: Cents, source: String, reference: String? = nil, receivedOn: LocalDate
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.netCents = netCents
        self.totalCents = totalCents
        self.source = source
        self.reference = reference
        self.receivedOn = receivedOn
    }
}
