import Contracts
import InvoiceSamples
import Invoicing
import Testing

@Suite struct BillingDetailsTests {
    static let details = BillingDetails(
        legalName: "Bakkerij De Vries & Zonen B.V.", addressLine1: "Dorpsstraat 12", postalCode: "3511 AB", city: "Utrecht",
        country: "NL", vatID: "NL123456782B90", companyID: "87654321", email: "facturen@devries.example", peppolID: "0106:87654321")

    @Test func aBuyerHasWhatItsDetailsSay() throws {
        let buyer = try Party(Self.details)
        #expect(buyer == SampleParty.dutchBusiness)
    }

    /// As the platform tells them, which keeps what was typed.
    @Test func whatWasTypedIsReadAsItIsMeant() throws {
        var details = Self.details
        details.country = "Nederland"
        details.vatID = "1234.56.782.b90"
        details.companyID = "8765 4321"
        details.addressLine2 = " "
        details.email = " facturen@devries.example "
        let buyer = try Party(details)
        #expect(buyer == SampleParty.dutchBusiness)
    }

    @Test func whatMayBeMissingIsLeftOut() throws {
        var details = Self.details
        (details.vatID, details.companyID, details.email, details.peppolID) = (nil, "", nil, nil)
        let buyer = try Party(details)
        #expect(buyer == Party(legalName: "Bakkerij De Vries & Zonen B.V.", address: SampleParty.dutchBusiness.address))
    }

    @Test func aNumberOfARegisterThatIsNotKnownIsTakenAsItIs() throws {
        var details = Self.details
        (details.country, details.vatID, details.companyID) = ("Duitsland", "DE123456788", "HRB 12345")
        let buyer = try Party(details)
        #expect(buyer.legalIdentifier == SampleParty.germanBusiness.legalIdentifier)
    }

    @Test func everyFieldAtFaultIsNamed() {
        let details = BillingDetails(
            legalName: "", addressLine1: "a\nb", addressLine2: "a\nb", postalCode: String(repeating: "1", count: 21), city: "\u{0}",
            country: "Nowhere", vatID: "NL123456789B01", companyID: "1\n2", email: "nobody", peppolID: "0106:1")
        let fields = [
            "country", "legal_name", "address_line1", "address_line2", "postal_code", "city", "vat_id", "company_id", "peppol_id", "email",
        ]
        #expect(faults(of: details).map(\.field) == fields)
    }

    @Test func aNumberOfAnotherCountryIsRefused() {
        var details = Self.details
        details.vatID = "DE123456788"
        details.companyID = "1234"
        let faults = faults(of: details)
        #expect(faults.first?.words == "belongs to another country (Germany) than the company (Netherlands)")
        #expect(faults.last?.words == "is no KVK number: one looks like 27124701")
    }

    private func faults(of details: BillingDetails) -> [InvoiceFault] {
        do throws(InvoiceRefusal) {
            _ = try Party(details)
            return []
        } catch {
            return error.faults
        }
    }
}
