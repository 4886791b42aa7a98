import CompanyIdentifiers
import Invoicing

/// Sellers and buyers of every kind that VAT and the networks tell apart. Their numbers have right check digits, whoever has them.
package enum SampleParty {
    package static let seller = Party(
        legalName: "dembrane B.V.", address: address("Keizersgracht 1", "1015 CC", "Amsterdam", .netherlands),
        vatNumber: vat("NL001234560B01"), legalIdentifier: registered("12345678", .netherlands), peppolEndpoint: endpoint("0106:12345678"),
        mailAddress: mail("billing@dembrane.com"))

    package static let dutchBusiness = Party(
        legalName: "Bakkerij De Vries & Zonen B.V.", address: address("Dorpsstraat 12", "3511 AB", "Utrecht", .netherlands),
        vatNumber: vat("NL123456782B90"), legalIdentifier: registered("87654321", .netherlands), peppolEndpoint: endpoint("0106:87654321"),
        mailAddress: mail("facturen@devries.example"))

    package static let dutchPublicBody = Party(
        legalName: "Gemeente Voorbeeld",
        address: PostalAddress(
            "Raadhuisplein 1", "Afdeling Financiën", postalCode: "9711 AA", city: "Groningen", country: .netherlands),
        legalIdentifier: registered("00000001003214345000", .netherlands), peppolEndpoint: endpoint("0190:00000001003214345000"))

    package static let belgianBusiness = Party(
        legalName: "Société Générale d'Écoute SA", address: address("Rue de la Loi 16", "1000", "Bruxelles", .belgium),
        vatNumber: vat("BE0403170107"), legalIdentifier: registered("0403170107", .belgium), peppolEndpoint: endpoint("0208:0403170107"))

    package static let germanBusiness = Party(
        legalName: "Größe <Zukunft> GmbH", address: address("Straße des 17. Juni 1", "10623", "Berlin", .germany),
        vatNumber: vat("DE123456788"), legalIdentifier: .unchecked("HRB 12345"), peppolEndpoint: endpoint("9930:DE123456788"))

    package static let frenchConsumer = Party(
        legalName: "Zoé Lefèvre", address: address("1 rue de Rivoli", "75001", "Paris", .france),
        peppolEndpoint: endpoint("0009:73282932000074"), mailAddress: mail("zoe@lefevre.example"))

    package static let americanBusiness = Party(
        legalName: "Listening Partners LLC",
        address: address("1 Main Street", "10001", "New York", Known.value(Country(code: "US"))),
        legalIdentifier: .unchecked("7654321"), peppolEndpoint: endpoint("0060:123456789"))

    package static let swissBusiness = Party(
        legalName: "Zuhören AG", address: address("Bahnhofstrasse 1", "8001", "Zürich", .switzerland),
        vatNumber: vat("CHE123456788"), legalIdentifier: registered("CHE123456788", .switzerland),
        peppolEndpoint: endpoint("0183:CHE123456788"))

    private static func address(_ line: AddressLine, _ postalCode: PostalCode, _ city: CityName, _ country: Country) -> PostalAddress {
        PostalAddress(line, postalCode: postalCode, city: city, country: country)
    }

    private static func vat(_ text: String) -> VATNumber { Known.value { try VATNumber(text) } }

    private static func registered(_ text: String, _ country: Country) -> LegalIdentifier {
        .registered(Known.value { try CompanyNumber(text, country: country) })
    }

    private static func mail(_ text: String) -> MailAddress { Known.value { try MailAddress(text) } }

    private static func endpoint(_ text: String) -> PeppolEndpoint { Known.value { try PeppolEndpoint(text) } }
}
