/// Staff want an invoice or a credit note mailed. It may wait, where no mail server is set or takes it.
public struct InvoiceSendAsked: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-send-asked")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// Of the invoice or the credit note.
    public var invoiceID: InvoiceID
    public var number: String
    /// The address that it goes to.
    public var sendTo: String
    /// The electronic invoice goes with it.
    public var withXML: Bool
    /// Which reminder it is, from 1; absent where staff send the invoice itself.
    public var reminder: Int?

    enum CodingKeys: String, CodingKey {
        case accountID, organisationID, invoiceID, number, sendTo, reminder
        case withXML = "with_xml"
    }

    public init(of account: AccountIdentity, invoiceID: InvoiceID, number: String, sendTo: String, withXML: Bool, reminder: Int? = nil) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.invoiceID = invoiceID
        self.number = number
        self.sendTo = sendTo
        self.withXML = withXML
        self.reminder = reminder
    }
}
