/// An invoice is taken back, whole or in some of its lines.
public struct CreditNoteIssued: AccountEventPayload {
    public static let eventType = EventType(.billing, "credit-note-issued")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var creditNoteID: InvoiceID
    /// The invoice that is credited.
    public var invoiceID: InvoiceID
    public var invoiceNumber: String
    /// What has been credited of the invoice so far, this note included, with VAT.
    public var creditedCents: Cents
    /// Nothing of the invoice is left: an account that it made paying no longer is.
    public var isWhole: Bool
    public var reason: String
    public var document: InvoiceDocument
    /// From when on the account isn't paying by the invoice any more.
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?
    /// The system that issued an imported one and keeps its document; absent for our own.
    public var issuedIn: ShortText?

    enum CodingKeys: String, CodingKey {
        case accountID, organisationID, creditNoteID, invoiceID, invoiceNumber, creditedCents, reason, document, effectiveAt
        case cause, issuedIn
        case isWhole = "whole"
    }

    public init(
        of account: AccountIdentity, creditNoteID: InvoiceID, invoiceID: InvoiceID, invoiceNumber: String, creditedCents: Cents,
        isWhole: Bool, reason: String, document: InvoiceDocument, effectiveAt: Instant, cause: ChangeCause? = nil,
        issuedIn: ShortText? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.creditNoteID = creditNoteID
        self.invoiceID = invoiceID
        self.invoiceNumber = invoiceNumber
        self.creditedCents = creditedCents
        self.isWhole = isWhole
        self.reason = reason
        self.document = document
        self.effectiveAt = effectiveAt
        self.cause = cause
        self.issuedIn = issuedIn
    }
}
