import Invoicing

/// Sellers and buyers of every kind that VAT and the networks tell apart. Their numbers have right check digits and belong to nobody.
package enum SampleParty {
    package static let seller = Party(
        legalName: "dembrane B.V.", address: address("Keizersgracht 1", "1015 CC", "Amsterdam", "NL"),
        vatNumber: VATNumber("NL001234567B01"), legalIdentifier: LegalIdentifier("12345678", scheme: .dutchChamberOfCommerce),
        electronicAddress: electronic("12345678", "0106"), mailAddress: MailAddress("billing@dembrane.com"))

    package static let dutchBusiness = Party(
        legalName: "Bakkerij De Vries & Zonen B.V.", address: address("Dorpsstraat 12", "3511 AB", "Utrecht", "NL"),
        vatNumber: VATNumber("NL123456782B90"), legalIdentifier: LegalIdentifier("87654321", scheme: .dutchChamberOfCommerce),
        electronicAddress: electronic("87654321", "0106"), mailAddress: MailAddress("facturen@devries.example"))

    package static let dutchPublicBody = Party(
        legalName: "Gemeente Voorbeeld",
        address: PostalAddress(
            "Raadhuisplein 1", "Afdeling Financiën", postalCode: "9711 AA", city: "Groningen", country: .netherlands),
        legalIdentifier: LegalIdentifier("00000001234567890000", scheme: .dutchPublicBody),
        electronicAddress: electronic("00000001234567890000", "0190"))

    package static let belgianBusiness = Party(
        legalName: "Société Générale d'Écoute SA", address: address("Rue de la Loi 16", "1000", "Bruxelles", "BE"),
        vatNumber: VATNumber("BE0403170107"), legalIdentifier: LegalIdentifier("0403170107", scheme: LegalIdentifierScheme("0208")),
        electronicAddress: electronic("0403170107", "0208"))

    package static let germanBusiness = Party(
        legalName: "Größe <Zukunft> GmbH", address: address("Straße des 17. Juni 1", "10623", "Berlin", "DE"),
        vatNumber: VATNumber("DE123456788"), legalIdentifier: LegalIdentifier("HRB 12345"),
        electronicAddress: electronic("DE123456788", "9930"))

    package static let frenchConsumer = Party(
        legalName: "Zoé Lefèvre", address: address("1 rue de Rivoli", "75001", "Paris", "FR"),
        electronicAddress: electronic("12345678900012", "0009"), mailAddress: MailAddress("zoe@lefevre.example"))

    package static let americanBusiness = Party(
        legalName: "Listening Partners LLC", address: address("1 Main Street", "10001", "New York", "US"),
        legalIdentifier: LegalIdentifier("7654321"), electronicAddress: electronic("123456789", "0060"))

    package static let swissBusiness = Party(
        legalName: "Zuhören AG", address: address("Bahnhofstrasse 1", "8001", "Zürich", "CH"),
        vatNumber: VATNumber("CHE123456788"), legalIdentifier: LegalIdentifier("CHE123456788", scheme: LegalIdentifierScheme("0183")),
        electronicAddress: electronic("CHE123456788", "0183"))

    private static func address(_ line: AddressLine, _ postalCode: PostalCode, _ city: CityName, _ country: String) -> PostalAddress {
        PostalAddress(line, postalCode: postalCode, city: city, country: Known.value(CountryCode(country)))
    }

    private static func electronic(_ value: PartyIdentifier, _ scheme: String) -> ElectronicAddress {
        ElectronicAddress(value, scheme: Known.value(ElectronicAddressScheme(scheme)))
    }
}
