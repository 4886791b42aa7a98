import CompanyIdentifiers
import Invoicing
import XML

extension UBLDocument {
    /// The seller (BG-4) or the buyer (BG-7).
    func party(_ party: Party, as role: String) -> XMLElement {
        let parts: [XMLElement?] = [
            party.electronicAddress.map(endpoint),
            address(party.address),
            isOutsideVAT ? nil : party.vatNumber.map(taxScheme),
            legalEntity(party),
            party.mailAddress.map { .aggregate("Contact", [.basic("ElectronicMail", $0.text)]) },
        ]
        return .aggregate(role, [.aggregate("Party", parts)])
    }

    private func endpoint(_ address: ElectronicAddress) -> XMLElement {
        switch address {
        case .peppol(let endpoint): .basic("EndpointID", endpoint.value, XMLAttribute("schemeID", endpoint.scheme.code))
        case .mail(let mail): .basic("EndpointID", mail.text, XMLAttribute("schemeID", AddressSchemes.mail))
        }
    }

    private func address(_ address: PostalAddress) -> XMLElement {
        .aggregate(
            "PostalAddress",
            [
                .basic("StreetName", address.firstLine.text),
                address.secondLine.map { .basic("AdditionalStreetName", $0.text) },
                .basic("CityName", address.city.text),
                .basic("PostalZone", address.postalCode.text),
                .aggregate("Country", [.basic("IdentificationCode", address.country.code)]),
            ])
    }

    private func taxScheme(_ number: VATNumber) -> XMLElement {
        .aggregate("PartyTaxScheme", [.basic("CompanyID", number.text), Self.valueAddedTax])
    }

    private func legalEntity(_ party: Party) -> XMLElement {
        let identifier = party.legalIdentifier.map { legal in
            XMLElement.basic("CompanyID", legal.text, legal.scheme.map { XMLAttribute("schemeID", $0.code) })
        }
        return .aggregate("PartyLegalEntity", [.basic("RegistrationName", party.legalName.text), identifier])
    }

    static let valueAddedTax = XMLElement.aggregate("TaxScheme", [.basic("ID", "VAT")])
}
