/// Where a customer looks at an invoice or a credit note without signing in: set when it is issued, replaced or taken back by staff later. The
/// newest counts; those before it hold no more.
public struct InvoiceDownloadLinkSet: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-download-link-set")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var invoiceID: InvoiceID
    public var number: String
    /// Absent where it was taken back.
    public var token: DownloadToken?
    /// The page of the token: whole, or a path of the Gateway where that has no public address. Absent with the token.
    public var url: String?
    /// Why staff replaced it or took it back.
    public var reason: String?

    public init(
        of account: AccountIdentity, invoiceID: InvoiceID, number: String, token: DownloadToken?, url: String?, reason: String? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.token = token
        self.url = url
        self.reason = reason
    }
}
