/// Who sells or buys, as it stands on one invoice; what is known of them later doesn't change it.
public struct Party: Hashable, Sendable {
    public var legalName: PartyName
    public var address: PostalAddress
    public var vatNumber: VATNumber?
    public var legalIdentifier: LegalIdentifier?
    public var electronicAddress: ElectronicAddress?
    public var mailAddress: MailAddress?

    public init(
        legalName: PartyName, address: PostalAddress, vatNumber: VATNumber? = nil, legalIdentifier: LegalIdentifier? = nil,
        electronicAddress: ElectronicAddress? = nil, mailAddress: MailAddress? = nil
    ) {
        self.legalName = legalName
        self.address = address
        self.vatNumber = vatNumber
        self.legalIdentifier = legalIdentifier
        self.electronicAddress = electronicAddress
        self.mailAddress = mailAddress
    }

    public var country: CountryCode { address.country }
}

/// A postal address: at most two lines, since the Dutch profile advises against a third (BR-NL-27).
public struct PostalAddress: Hashable, Sendable {
    public var firstLine: AddressLine
    public var secondLine: AddressLine?
    public var postalCode: PostalCode
    public var city: CityName
    public var country: CountryCode

    public init(_ firstLine: AddressLine, _ secondLine: AddressLine? = nil, postalCode: PostalCode, city: CityName, country: CountryCode) {
        self.firstLine = firstLine
        self.secondLine = secondLine
        self.postalCode = postalCode
        self.city = city
        self.country = country
    }
}
