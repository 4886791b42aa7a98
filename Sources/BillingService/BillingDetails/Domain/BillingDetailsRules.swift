import CompanyIdentifiers
import Contracts
import EventSourcing
import Invoicing

/// What billing details may be, and in which form they are kept: that of the party on an invoice, which they are to become (DOMAIN §10).
enum BillingDetailsRules {
    /// The details with all numbers in their normal form and the country by its code. Throws the first rule that they break.
    static func checked(_ given: BillingDetails) throws -> BillingDetails {
        do throws(InvoiceRefusal) {
            return BillingDetails(try Party(given), reference: try reference(given), of: given)
        } catch {
            throw error.rejections.first ?? .noBillingDetails
        }
    }

    /// Every rule that they break.
    static func faults(in details: BillingDetails) -> [Rejection] {
        var faults: [Rejection] = []
        do throws(InvoiceRefusal) { _ = try Party(details) } catch { faults += error.rejections }
        do throws(InvoiceRefusal) { _ = try reference(details) } catch { faults += error.rejections }
        return faults
    }

    /// How VAT treats an invoice to the buyer; nil where the details stand in the way of one.
    static func vatDecision(_ details: BillingDetails) -> VATDecision? {
        guard let party = try? Party(details) else { return nil }
        return try? VATDecision(
            VATFacts(buyerCountry: party.country, buyerKind: details.buyerKind, buyerVATNumber: party.vatNumber))
    }

    /// What names a country by its code, where there is one.
    static func code(of country: String) -> String { Country(named: country)?.code ?? country }

    private static func reference(_ details: BillingDetails) throws(InvoiceRefusal) -> BuyerText? {
        guard let typed = details.buyerReference, !typed.trimmed.isEmpty else { return nil }
        do { return try BuyerText(typed) } catch { throw InvoiceRefusal([InvoiceFault("buyer_reference", "\(error)")]) }
    }
}

extension BillingDetails {
    /// As they stand on an invoice.
    init(_ party: Party) {
        self.init(
            legalName: party.legalName.text, addressLine1: party.address.firstLine.text, addressLine2: party.address.secondLine?.text,
            postalCode: party.address.postalCode.text, city: party.address.city.text, country: party.country.code,
            vatID: party.vatNumber?.text, companyID: party.legalIdentifier?.text, email: party.mailAddress?.text,
            peppolID: party.peppolEndpoint?.description)
    }

    /// A VAT number of a country that has none that could be checked is kept as it was typed.
    fileprivate init(_ party: Party, reference: BuyerText?, of given: BillingDetails) {
        self.init(party)
        let typed = given.vatID.map(\.trimmed)
        vatID = vatID ?? (typed?.isEmpty == true ? nil : typed)
        buyerReference = reference?.text
        buyerKind = given.buyerKind
    }
}

extension InvoiceRefusal {
    fileprivate var rejections: [Rejection] { faults.map { .field($0.field, "\($0.field) \($0.words)") } }
}
