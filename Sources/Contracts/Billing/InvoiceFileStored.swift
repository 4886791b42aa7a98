/// A document of an invoice or credit note was made: it is made once, and served byte for byte ever after. The event carries it whole, so that
/// it survives the loss of a disk.
public struct InvoiceFileStored: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-file-stored")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// Of the invoice or the credit note.
    public var invoiceID: InvoiceID
    public var format: InvoiceFileFormat
    /// Of the bytes, in hexadecimal digits.
    public var sha256: String
    /// The bytes in Base64.
    public var content: String

    public init(of account: AccountIdentity, invoiceID: InvoiceID, format: InvoiceFileFormat, sha256: String, content: String) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.format = format
        self.sha256 = sha256
        self.content = content
    }
}

/// The forms in which an invoice can be had.
public enum InvoiceFileFormat: String, Codable, Sendable, CaseIterable {
    /// A page to look at and to print.
    case html
    case pdf
    /// The electronic invoice.
    case xml
}
