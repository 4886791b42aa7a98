import CompanyIdentifiers
import Contracts
import EInvoice
import InvoiceSamples
import Invoicing
import Testing
import XML

@Suite struct UBLTextTests {
    @Test(arguments: EInvoiceProfile.allCases)
    func strangeTextsComeThrough(profile: EInvoiceProfile) throws {
        let root = try XMLReader.element(of: try UBLDocument(SampleDocuments.strange, profile: profile).bytes())
        let name = root.all("cac:AccountingCustomerParty", "cac:Party", "cac:PartyLegalEntity", "cbc:RegistrationName")
        #expect(name.map(\.text) == [SampleDocuments.strange.buyer.legalName.text])
        #expect(root.all("cbc:Note").map(\.text) == [SampleDocuments.strange.notes?.text])
    }

    @Test(arguments: EInvoiceProfile.allCases, [InvoiceKind.invoice, .creditNote])
    func theSameInvoiceGivesTheSameBytes(profile: EInvoiceProfile, kind: InvoiceKind) throws {
        let first = try SampleDocuments.all(profile, kind)
        let second = try SampleDocuments.all(profile, kind)
        #expect(first == second)
        #expect(first.count > SampleInvoice.all.count)
    }

    @Test func anInvoiceWithFaultsIsNotWritten() {
        var invoice = SampleInvoice.yearly(for: SampleParty.belgianBusiness, vat: .reverseCharge)
        invoice.dueOn = nil
        invoice.buyer.vatNumber = nil
        let spoilt = invoice
        #expect(spoilt.faultsWhenWritten(.peppol) == ["due_on", "vat_id"])
        #expect(EInvoiceProfile.peppol.faults(in: spoilt).map(\.field) == ["due_on", "vat_id"])
    }

    @Test func peppolDoesNotDeliverByMail() {
        #expect(SampleDocuments.byMail.faultsWhenWritten(.peppol) == ["peppol_id"])
        #expect(SampleDocuments.byMail.faultsWhenWritten(.nlcius) == [])
    }

    @Test(
        arguments: [
            ("0106:27124701", [], []), ("0217:000012345678", ["peppol_id"], []), ("9955:SE202100500001", ["peppol_id"], ["peppol_id"]),
        ] as [(String, [String], [String])])
    func addressesAreOfTheListOfTheProfile(endpoint: String, byPeppol: [String], byNLCIUS: [String]) throws {
        var invoice = SampleInvoice.yearly(for: SampleParty.frenchConsumer)
        invoice.buyer.peppolEndpoint = try PeppolEndpoint(endpoint)
        #expect(EInvoiceProfile.peppol.faults(in: invoice).map(\.field) == byPeppol)
        #expect(EInvoiceProfile.nlcius.faults(in: invoice).map(\.field) == byNLCIUS)
    }
}

extension Invoice {
    /// The fields for which it is refused.
    fileprivate func faultsWhenWritten(_ profile: EInvoiceProfile) -> [String] {
        do throws(InvoiceRefusal) {
            _ = try UBLDocument(self, profile: profile)
            return []
        } catch {
            return error.faults.map(\.field)
        }
    }
}
