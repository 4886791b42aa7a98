import CompanyIdentifiers
import Contracts
import EventSourcing

/// What billing details may be, and in which form they are kept (DOMAIN §10).
struct BillingDetailsRules {
    /// One per field that breaks a rule.
    private var faults: [Rejection] = []

    /// The details with all numbers in their normal form and the country by its code. Throws the first rule that they break.
    static func checked(_ given: BillingDetails) throws -> BillingDetails {
        var rules = BillingDetailsRules()
        let details = rules.check(given)
        if let fault = rules.faults.first { throw fault }
        return details
    }

    /// Every rule that they break.
    static func faults(in details: BillingDetails) -> [Rejection] {
        var rules = BillingDetailsRules()
        _ = rules.check(details)
        return rules.faults
    }

    /// What names a country by its code, where there is one.
    static func code(of country: String) -> String { Country(named: country)?.code ?? country }

    private mutating func check(_ given: BillingDetails) -> BillingDetails {
        let country = country(given.country)
        return BillingDetails(
            legalName: line(given.legalName, BillingDetails.nameRule, "legal_name"),
            addressLine1: line(given.addressLine1, BillingDetails.addressRule, "address_line1"),
            addressLine2: given.addressLine2.filled.map { line($0, BillingDetails.addressRule, "address_line2") },
            postalCode: line(given.postalCode, BillingDetails.postalCodeRule, "postal_code"),
            city: line(given.city, BillingDetails.cityRule, "city"),
            country: country?.code ?? given.country,
            vatID: given.vatID.filled.map { raw in
                number(raw, "vat_id") { () throws(IdentifierFault) in
                    try VATNumber(raw, country: country).text
                }
            },
            companyID: given.companyID.filled.map { companyNumber($0, country) },
            email: given.email.filled.map { email($0) },
            peppolID: given.peppolID.filled.map { raw in
                number(raw, "peppol_id") { () throws(IdentifierFault) in
                    try PeppolEndpoint(raw).description
                }
            },
            buyerReference: given.buyerReference.filled.map { line($0, BillingDetails.referenceRule, "buyer_reference") },
            buyerKind: given.buyerKind)
    }

    private mutating func line(_ raw: String, _ rule: TextRule, _ field: String) -> String {
        do {
            let text = try rule.accept(raw)
            if text.contains(where: { $0.isNewline || $0 == "\t" }) { faults.append(.field(field, "\(field) has to be one line")) }
            return text
        } catch {
            faults.append(.field(field, "\(field) \(error)"))
            return raw
        }
    }

    private mutating func country(_ raw: String) -> Country? {
        let country = Country(named: raw)
        if country == nil {
            faults.append(
                .field("country", "country has to be a country by its two letters, or by its name in Dutch, English, German or French"))
        }
        return country
    }

    /// Of a country whose registers aren't known here, any short text.
    private mutating func companyNumber(_ raw: String, _ country: Country?) -> String {
        guard let country else { return line(raw, BillingDetails.numberRule, "company_id") }
        do throws(IdentifierFault) {
            return try CompanyNumber(raw, country: country).text
        } catch {
            if case .noSuchNumbers = error { return line(raw, BillingDetails.numberRule, "company_id") }
            faults.append(.field("company_id", "company_id \(error)"))
            return raw
        }
    }

    private mutating func number(_ raw: String, _ field: String, _ read: () throws(IdentifierFault) -> String) -> String {
        do throws(IdentifierFault) {
            return try read()
        } catch {
            faults.append(.field(field, "\(field) \(error)"))
            return raw
        }
    }

    private mutating func email(_ raw: String) -> String {
        let address = raw.trimmed
        if !MailboxAddress.isOne(address) {
            faults.append(.field("email", "email has to be one e-mail address, such as invoices@example.com"))
        }
        return address
    }
}

extension String? {
    /// Nil where there is nothing but blanks: what is emptied is taken away.
    fileprivate var filled: String? { flatMap { $0.trimmed.isEmpty ? nil : $0 } }
}
