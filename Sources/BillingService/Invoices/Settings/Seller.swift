import CompanyIdentifiers
import InvoiceDocuments
import Invoicing

/// Who sells, as it stands on every invoice, and where it is to be paid.
struct Seller: Sendable, Equatable {
    var party: Party
    var account: IBAN
    var bank: BIC?
    /// At the head of documents.
    var logo: InvoiceLogo?
}

/// What the settings say of the seller. Without all that an invoice has to say no invoice can be issued; everything else works.
enum SellerSettings: Sendable, Equatable {
    case complete(Seller)
    /// The names of the settings that are missing.
    case missing([String])

    /// As it is where nothing is set.
    static let nothing = SellerSettings.missing(needed)

    static let needed = [
        "SELLER_NAME", "SELLER_ADDRESS_LINE1", "SELLER_POSTAL_CODE", "SELLER_CITY", "SELLER_COUNTRY", "SELLER_COMPANY_ID", "SELLER_VAT_ID",
        "SELLER_IBAN",
    ]
}
