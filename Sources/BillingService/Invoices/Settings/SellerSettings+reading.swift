import CompanyIdentifiers
import Contracts
import Foundation
import InvoiceDocuments
import Invoicing
import ProcessKit

extension SellerSettings {
    /// The setting behind each field of an invoice's party, by the names of billing details.
    private static let names = [
        "legal_name": "SELLER_NAME", "address_line1": "SELLER_ADDRESS_LINE1", "address_line2": "SELLER_ADDRESS_LINE2",
        "postal_code": "SELLER_POSTAL_CODE", "city": "SELLER_CITY", "country": "SELLER_COUNTRY", "vat_id": "SELLER_VAT_ID",
        "company_id": "SELLER_COMPANY_ID", "email": "SELLER_EMAIL", "peppol_id": "SELLER_PEPPOL_ID",
    ]
    /// It goes into every document.
    private static let logoBytesMaximum = 64 * 1024

    /// Reads the settings `SELLER_…`. What is there and wrong is collected in `settings`; what isn't there is told when an invoice is issued.
    init(reading settings: inout Settings) {
        var texts: [String: String] = [:]
        for name in Self.names.values.sorted() + ["SELLER_IBAN", "SELLER_BIC"] { texts[name] = settings.optionalText(name) }
        let logo = settings.logo("SELLER_LOGO_FILE", bytesMaximum: Self.logoBytesMaximum)
        let account = settings.read("SELLER_IBAN", texts["SELLER_IBAN"]) { try IBAN($0) }
        let bank = settings.read("SELLER_BIC", texts["SELLER_BIC"]) { try BIC($0) }
        let missing = Self.needed.filter { texts[$0] == nil }
        guard missing.isEmpty else {
            self = .missing(missing)
            return
        }
        guard let party = Self.party(texts, &settings), let account else {
            // Whatever is wrong was noted, so that the service doesn't start.
            self = .nothing
            return
        }
        self = .complete(Seller(party: party, account: account, bank: bank, logo: logo))
    }

    private static func party(_ texts: [String: String], _ settings: inout Settings) -> Party? {
        func text(_ field: String) -> String? { names[field].flatMap { texts[$0] } }
        let details = BillingDetails(
            legalName: text("legal_name") ?? "", addressLine1: text("address_line1") ?? "", addressLine2: text("address_line2"),
            postalCode: text("postal_code") ?? "", city: text("city") ?? "", country: text("country") ?? "", vatID: text("vat_id"),
            companyID: text("company_id"), email: text("email"), peppolID: text("peppol_id"))
        do throws(InvoiceRefusal) {
            return try Party(details)
        } catch {
            for fault in error.faults {
                settings.refuse(names[fault.field] ?? fault.field, expected: "a value that fits: it \(fault.words)")
            }
            return nil
        }
    }
}

extension Settings {
    /// A value that is checked where it is there; what `make` throws is described in words that follow the name of the field.
    fileprivate mutating func read<Value>(_ name: String, _ text: String?, _ make: (String) throws -> Value) -> Value? {
        guard let text else { return nil }
        do {
            return try make(text)
        } catch {
            refuse(name, expected: "a value that fits: it \(error)")
            return nil
        }
    }

    fileprivate mutating func logo(_ name: String, bytesMaximum: Int) -> InvoiceLogo? {
        guard let path = optionalText(name) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path).map([UInt8].init), bytes.count <= bytesMaximum else {
            refuse(name, expected: "the path of a readable PNG picture of at most \(bytesMaximum / 1024) KiB")
            return nil
        }
        do {
            return try InvoiceLogo(png: bytes)
        } catch {
            refuse(name, expected: "the path of a PNG picture: \(error)")
            return nil
        }
    }
}
