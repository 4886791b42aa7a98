import CompanyIdentifiers
import Contracts

extension Party {
    /// The party that billing details describe, as they were typed or came from the platform.
    ///
    /// Throws `InvoiceRefusal` with every field that can't stand on an invoice.
    public init(_ details: BillingDetails) throws(InvoiceRefusal) {
        var reader = BillingDetailsReader()
        let country = reader.country(details.country)
        let name = reader.read("legal_name") { try PartyName(details.legalName) }
        let firstLine = reader.read("address_line1") { try AddressLine(details.addressLine1) }
        let secondLine = reader.read("address_line2", details.addressLine2) { try AddressLine($0) }
        let postalCode = reader.read("postal_code") { try PostalCode(details.postalCode) }
        let city = reader.read("city") { try CityName(details.city) }
        let vatNumber = reader.read("vat_id", details.vatID) { try Self.vatNumber($0, of: country) } ?? nil
        let identifier = reader.read("company_id", details.companyID) { try LegalIdentifier($0, country: country) }
        let endpoint = reader.read("peppol_id", details.peppolID) { try PeppolEndpoint($0) }
        let mail = reader.read("email", details.email) { try MailAddress($0) }
        guard let name, let firstLine, let postalCode, let city, let country, reader.faults.isEmpty else {
            throw InvoiceRefusal(reader.faults)
        }
        self.init(
            legalName: name, address: PostalAddress(firstLine, secondLine, postalCode: postalCode, city: city, country: country),
            vatNumber: vatNumber, legalIdentifier: identifier, peppolEndpoint: endpoint, mailAddress: mail)
    }
}

extension Party {
    /// Nil for a number of a country whose numbers can't be checked: there an invoice doesn't depend on it, and doesn't say it.
    fileprivate static func vatNumber(_ typed: String, of country: Country?) throws -> VATNumber? {
        do throws(IdentifierFault) {
            return try VATNumber(typed, country: country)
        } catch {
            guard case .noSuchNumbers = error, PartyIdentifier.rule.length.contains(typed.unicodeScalars.count) else { throw error }
            return nil
        }
    }
}

/// Reads one field after the other and remembers what is wrong with each.
private struct BillingDetailsReader {
    private(set) var faults: [InvoiceFault] = []

    /// Nil for a field at fault. What `make` throws is described in words that follow the name of the field.
    mutating func read<Value>(_ field: String, _ make: () throws -> Value) -> Value? {
        do {
            return try make()
        } catch {
            faults.append(InvoiceFault(field, "\(error)"))
            return nil
        }
    }

    /// Nil for a field at fault, and for one that is left empty.
    mutating func read<Value>(_ field: String, _ text: String?, _ make: (String) throws -> Value) -> Value? {
        guard let text, !text.trimmed.isEmpty else { return nil }
        return read(field) { try make(text) }
    }

    mutating func country(_ named: String) -> Country? {
        guard let country = Country(named: named) else {
            let words = "has to be a country by its two letters, or by its name in Dutch, English, German or French"
            faults.append(InvoiceFault("country", words))
            return nil
        }
        return country
    }
}
