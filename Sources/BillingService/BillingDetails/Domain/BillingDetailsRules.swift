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

    /// Every rule that they break, and what VIES says against their number.
    static func faults(in details: BillingDetails, _ answer: RegisterAnswer? = nil) -> [Rejection] {
        var faults: [Rejection] = []
        do throws(InvoiceRefusal) {
            let party = try Party(details)
            do throws(InvoiceFault) {
                _ = try VATDecision(to: party, details.buyerKind, answer)
            } catch {
                throw InvoiceRefusal([error])
            }
        } catch {
            faults += error.rejections
        }
        do throws(InvoiceRefusal) { _ = try reference(details) } catch { faults += error.rejections }
        return faults
    }

    /// How VAT treats an invoice to the buyer; nil where the details, or what VIES says of their number, stand in the way of one.
    static func vatDecision(_ details: BillingDetails, _ answer: RegisterAnswer? = nil) -> VATDecision? {
        guard let party = try? Party(details) else { return nil }
        return try? VATDecision(to: party, details.buyerKind, answer)
    }

    /// The VAT number under which an invoice to the buyer would be reverse charge by its check digits; nil where it wouldn't.
    static func reverseChargeNumber(_ details: BillingDetails) -> VATNumber? {
        guard let decision = vatDecision(details), decision.rule == .reverseCharge else { return nil }
        return decision.evidence.buyerVATNumber
    }

    /// What names a country by its code, where there is one.
    static func code(of country: String) -> String { Country(named: country)?.code ?? country }

    private static func reference(_ details: BillingDetails) throws(InvoiceRefusal) -> BuyerText? {
        guard let typed = details.buyerReference, !typed.trimmed.isEmpty else { return nil }
        do { return try BuyerText(typed) } catch { throw InvoiceRefusal([InvoiceFault("buyer_reference", "\(error)")]) }
    }
}

extension VATDecision {
    /// - Parameter answer: what VIES says of the buyer's number; nil where it isn't asked.
    init(to buyer: Party, _ kind: BuyerKind, _ answer: RegisterAnswer?) throws(InvoiceFault) {
        try self.init(
            VATFacts(buyerCountry: buyer.country, buyerKind: kind, buyerVATNumber: buyer.vatNumber, registerAnswer: answer))
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
