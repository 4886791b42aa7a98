import CompanyIdentifiers

/// Who sells or buys, as it stands on one invoice; what is known of them later doesn't change it.
public struct Party: Hashable, Sendable {
    public var legalName: PartyName
    public var address: PostalAddress
    public var vatNumber: VATNumber?
    public var legalIdentifier: LegalIdentifier?
    /// Nil for who isn't in the network of Peppol.
    public var peppolEndpoint: PeppolEndpoint?
    public var mailAddress: MailAddress?

    public init(
        legalName: PartyName, address: PostalAddress, vatNumber: VATNumber? = nil, legalIdentifier: LegalIdentifier? = nil,
        peppolEndpoint: PeppolEndpoint? = nil, mailAddress: MailAddress? = nil
    ) {
        self.legalName = legalName
        self.address = address
        self.vatNumber = vatNumber
        self.legalIdentifier = legalIdentifier
        self.peppolEndpoint = peppolEndpoint
        self.mailAddress = mailAddress
    }

    public var country: Country { address.country }

    public var electronicAddress: ElectronicAddress? {
        if let peppolEndpoint { return .peppol(peppolEndpoint) }
        return mailAddress.map { .mail($0) }
    }
}

/// A postal address: at most two lines, since the Dutch profile advises against a third (BR-NL-27).
public struct PostalAddress: Hashable, Sendable {
    public var firstLine: AddressLine
    public var secondLine: AddressLine?
    public var postalCode: PostalCode
    public var city: CityName
    public var country: Country

    public init(_ firstLine: AddressLine, _ secondLine: AddressLine? = nil, postalCode: PostalCode, city: CityName, country: Country) {
        self.firstLine = firstLine
        self.secondLine = secondLine
        self.postalCode = postalCode
        self.city = city
        self.country = country
    }
}
