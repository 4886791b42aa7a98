/// A managed account has been sent an invoice, or is about to be. Issuing grants nothing; `invoice-paid` does.
public struct InvoiceIssued: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-issued")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var purpose: InvoicePurpose
    /// What was billed; absent where lines of their own were.
    public var tier: Tier?
    public var billingPeriod: BillingPeriod?
    /// How many seats the period is invoiced for by this invoice.
    public var seats: Int?
    public var document: InvoiceDocument
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?
    /// The system that issued an imported one and keeps its document; absent for our own.
    public var issuedIn: ShortText?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, purpose: InvoicePurpose, tier: Tier? = nil, billingPeriod: BillingPeriod? = nil,
        seats: Int? = nil, document: InvoiceDocument, cause: ChangeCause? = nil, issuedIn: ShortText? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.purpose = purpose
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.seats = seats
        self.document = document
        self.cause = cause
        self.issuedIn = issuedIn
    }
}

/// What an invoice is for.
public enum InvoicePurpose: String, Codable, Sendable, CaseIterable {
    /// The account's tier in a period; when it is paid, the account is paying in that period.
    case period
    /// Seats that came into use within a period that is invoiced already.
    case supplementary
    /// Something beside the tier, such as a training.
    case oneOff = "one_off"
}
