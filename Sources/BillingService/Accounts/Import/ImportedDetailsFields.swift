import CompanyIdentifiers
import Contracts
import EventSourcing
import Invoicing
import ServiceKit

/// To whom invoices went, as a line of the kind `billing_details` tells it, or as the buyer of an invoice.
struct ImportedDetailsFields: Decodable {
    /// Stands for a part of a buyer's address that the past doesn't tell. No document is made of it.
    private static let unknown = "–"

    var legalName: String
    var addressLine1: String?
    var addressLine2: String?
    var postalCode: String?
    var city: String?
    var country: String
    var vatID: String?
    var companyID: String?
    var email: String?
    var peppolID: String?
    var buyerReference: String?
    var buyerKind: BuyerKind?

    /// By the rules of `PUT /accounts/{id}/billing-details`. Throws `Rejection` or `ImportFault`.
    func details() throws -> BillingDetails {
        var details = typed
        details.addressLine1 = try ImportFault.need(addressLine1, "address_line1")
        details.postalCode = try ImportFault.need(postalCode, "postal_code")
        details.city = try ImportFault.need(city, "city")
        return try BillingDetailsRules.checked(details)
    }

    /// The buyer of an invoice, of whom the address may be unknown.
    func party() throws -> (party: Party, details: BillingDetails) {
        do throws(InvoiceRefusal) {
            return (try Party(typed), typed)
        } catch {
            throw ImportFault("buyer.\(error.faults.map { "\($0.field) \($0.words)" }.joined(separator: "; buyer."))")
        }
    }

    private var typed: BillingDetails {
        BillingDetails(
            legalName: legalName, addressLine1: addressLine1 ?? Self.unknown, addressLine2: addressLine2,
            postalCode: postalCode ?? Self.unknown, city: city ?? Self.unknown, country: country, vatID: vatID, companyID: companyID,
            email: email, peppolID: peppolID, buyerReference: buyerReference, buyerKind: buyerKind ?? .business)
    }
}
