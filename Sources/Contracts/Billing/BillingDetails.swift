/// To whom and where invoices go. The names of the fields are those of the platform's `billing-details-changed`.
public struct BillingDetails: Codable, Hashable, Sendable {
    public var legalName: String
    public var addressLine1: String
    public var addressLine2: String?
    public var postalCode: String
    public var city: String
    /// ISO 3166-1 alpha-2. What the platform says is kept as it is, and may be a name that stands for no country.
    public var country: String
    public var vatID: String?
    /// Of the company's register, such as the Dutch Chamber of Commerce's.
    public var companyID: String?
    /// Where invoices are sent.
    public var email: String?
    /// Where electronic invoices are received: scheme and value, such as `0106:12345678`.
    public var peppolID: String?
    /// What the buyer wants to find on each invoice.
    public var buyerReference: String?
    public var buyerKind: BuyerKind

    public init(
        legalName: String, addressLine1: String, addressLine2: String? = nil, postalCode: String, city: String, country: String,
        vatID: String? = nil, companyID: String? = nil, email: String? = nil, peppolID: String? = nil, buyerReference: String? = nil,
        buyerKind: BuyerKind = .business
    ) {
        self.legalName = legalName
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.postalCode = postalCode
        self.city = city
        self.country = country
        self.vatID = vatID
        self.companyID = companyID
        self.email = email
        self.peppolID = peppolID
        self.buyerReference = buyerReference
        self.buyerKind = buyerKind
    }
}
