/// Legal name, address and numbers for the invoices of an organisation or of one workspace.
public struct BillingDetailsChanged: EventPayload {
    public static let eventType = EventType(.platform, "billing-details-changed")
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var legalName: DisplayText
    public var addressLine1: DisplayText
    public var addressLine2: DisplayText?
    public var postalCode: DisplayText
    public var city: DisplayText
    /// ISO 3166-1 alpha-2.
    public var country: ShortText
    public var vatID: ShortText?
    public var companyID: ShortText?
    public var email: DisplayText?
    public var peppolID: ShortText?

    public init(
        organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, legalName: String, addressLine1: String,
        addressLine2: String? = nil, postalCode: String, city: String, country: ShortText, vatID: ShortText? = nil,
        companyID: ShortText? = nil,
        email: String? = nil, peppolID: ShortText? = nil
    ) {
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.legalName = DisplayText(legalName)
        self.addressLine1 = DisplayText(addressLine1)
        self.addressLine2 = addressLine2.map { DisplayText($0) }
        self.postalCode = DisplayText(postalCode)
        self.city = DisplayText(city)
        self.country = country
        self.vatID = vatID
        self.companyID = companyID
        self.email = email.map { DisplayText($0) }
        self.peppolID = peppolID
    }

    public var accountID: AccountID { workspaceID.map { AccountID(of: $0) } ?? AccountID(of: organisationID) }
    public var subject: String { workspaceID?.description ?? organisationID.description }
    public var partitionKey: String { organisationID.description }
}
