import Contracts
import EInvoice
import InvoiceSamples
import Invoicing
import Testing
import XML

@Suite struct UBLStructureTests {
    private func document(_ invoice: Invoice, _ profile: EInvoiceProfile = .peppol) throws -> XMLElement {
        try XMLReader.element(of: try UBLDocument(invoice, profile: profile).bytes())
    }

    private func texts(_ root: XMLElement) -> [String] { root.elements.map { "\($0.name) \($0.text ?? "…")" } }

    @Test func anInvoiceHasItsPartsInTheOrderOfTheSchema() throws {
        let root = try document(SampleInvoice.supplementary(for: SampleParty.dutchBusiness))
        #expect(root.name == "Invoice")
        #expect(root[attribute: "xmlns"] == "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
        #expect(
            texts(root) == [
                "cbc:CustomizationID urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
                "cbc:ProfileID urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "cbc:ID 2026-000123", "cbc:IssueDate 2026-11-30",
                "cbc:DueDate 2026-12-30", "cbc:InvoiceTypeCode 380",
                "cbc:Note Aanvulling op factuur 2026-000123.\nPro rata naar dagen.",
                "cbc:DocumentCurrencyCode EUR", "cbc:BuyerReference Team Listening", "cac:InvoicePeriod …", "cac:OrderReference …",
                "cac:AccountingSupplierParty …", "cac:AccountingCustomerParty …", "cac:PaymentMeans …", "cac:TaxTotal …",
                "cac:LegalMonetaryTotal …", "cac:InvoiceLine …",
            ])
    }

    @Test func aCreditNoteHasItsOwnNamesAndPositiveAmounts() throws {
        let note = try SampleDocuments.credit(SampleInvoice.yearly(for: SampleParty.dutchBusiness), lines: ["2"])
        let root = try document(note)
        #expect(root.name == "CreditNote")
        #expect(
            texts(root).dropFirst(2) == [
                "cbc:ID C2026-000001", "cbc:IssueDate 2026-12-05", "cbc:CreditNoteTypeCode 381", "cbc:Note Agreed by telephone.",
                "cbc:DocumentCurrencyCode EUR", "cbc:BuyerReference Team Listening", "cac:InvoicePeriod …", "cac:OrderReference …",
                "cac:BillingReference …", "cac:AccountingSupplierParty …", "cac:AccountingCustomerParty …", "cac:PaymentTerms …",
                "cac:TaxTotal …", "cac:LegalMonetaryTotal …", "cac:CreditNoteLine …",
            ])
        let reference = root.all("cac:BillingReference", "cac:InvoiceDocumentReference").flatMap(\.elements)
        #expect(reference.map(\.text) == ["2026-000123", "2026-11-30"])
        #expect(root.all("cac:CreditNoteLine", "cbc:CreditedQuantity").map(\.text) == ["1"])
        #expect(root.all("cac:LegalMonetaryTotal", "cbc:PayableAmount").map(\.text) == ["1513.11"])
    }

    @Test func aLineShowsItsDiscountAndAddsUp() throws {
        let root = try document(SampleInvoice.yearly(for: SampleParty.dutchBusiness))
        let line = try #require(root.all("cac:InvoiceLine").first)
        let expected = XMLElement(
            "cac:InvoiceLine",
            elements: [
                XMLElement("cbc:ID", text: "1"),
                XMLElement("cbc:InvoicedQuantity", [XMLAttribute("unitCode", "C62")], text: "8"),
                euros("LineExtensionAmount", "6120.00"),
                XMLElement(
                    "cac:AllowanceCharge",
                    elements: [
                        XMLElement("cbc:ChargeIndicator", text: "false"), XMLElement("cbc:AllowanceChargeReasonCode", text: "95"),
                        XMLElement("cbc:AllowanceChargeReason", text: "Discount"),
                        XMLElement("cbc:MultiplierFactorNumeric", text: "15"), euros("Amount", "1080.00"), euros("BaseAmount", "7200.00"),
                    ]),
                XMLElement(
                    "cac:Item",
                    elements: [
                        XMLElement("cbc:Name", text: "Changemaker, 8 seats, 1 year"),
                        XMLElement(
                            "cac:ClassifiedTaxCategory",
                            elements: [
                                XMLElement("cbc:ID", text: "S"), XMLElement("cbc:Percent", text: "21.00"),
                                XMLElement("cac:TaxScheme", elements: [XMLElement("cbc:ID", text: "VAT")]),
                            ]),
                    ]),
                XMLElement("cac:Price", elements: [euros("PriceAmount", "900.00")]),
            ])
        #expect(line == expected)
        let totals = try #require(root.all("cac:LegalMonetaryTotal").first)
        #expect(totals.elements.map(\.text) == ["7370.50", "7370.50", "8918.31", "8918.31"])
        #expect(root.all("cac:TaxTotal", "cbc:TaxAmount").map(\.text) == ["1547.81"])
    }

    private func euros(_ name: String, _ text: String) -> XMLElement {
        XMLElement("cbc:\(name)", [XMLAttribute("currencyID", "EUR")], text: text)
    }

    @Test(
        arguments: [
            ("dutch business", ["S", "21.00", "…"], 2), ("dutch public body", ["S", "21.00", "…"], 1),
            ("belgian business", ["AE", "0.00", "VATEX-EU-AE", "Reverse charge", "…"], 2),
            ("swiss business", ["O", "VATEX-EU-O", "Not subject to VAT", "…"], 0),
            ("american business", ["O", "VATEX-EU-O", "Not subject to VAT", "…"], 0),
        ] as [(String, [String], Int)])
    func vatIsWrittenAsItsKindWants(name: String, category: [String], vatNumbers: Int) throws {
        let root = try document(try #require(SampleInvoice.all[name]))
        let written = root.all("cac:TaxTotal", "cac:TaxSubtotal", "cac:TaxCategory").flatMap(\.elements)
        #expect(written.map { $0.text ?? "…" } == category)
        let parties = root.all("cac:AccountingSupplierParty", "cac:Party") + root.all("cac:AccountingCustomerParty", "cac:Party")
        #expect(parties.flatMap { $0.all("cac:PartyTaxScheme") }.count == vatNumbers)
        #expect(parties.flatMap { $0.all("cac:PartyLegalEntity", "cbc:CompanyID") }.count == 2)
    }

    @Test func theDutchProfileLeavesOutWhatItAdvisesAgainst() throws {
        let invoice = try #require(SampleInvoice.all["belgian business"])
        let note = try SampleDocuments.credit(invoice)
        let account = try document(invoice, .nlcius).all("cac:PaymentMeans", "cac:PayeeFinancialAccount").flatMap(\.elements)
        #expect(account.map(\.text) == ["NL91ABNA0417164300"])
        let root = try document(note, .nlcius)
        #expect(root.all("cac:BillingReference", "cac:InvoiceDocumentReference").flatMap(\.elements).map(\.text) == ["2026-000123"])
        let category = root.all("cac:TaxTotal", "cac:TaxSubtotal", "cac:TaxCategory").flatMap(\.elements)
        #expect(category.map(\.name) == ["cbc:ID", "cbc:Percent", "cbc:TaxExemptionReason", "cac:TaxScheme"])
        #expect(root.elements.first?.text == "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0")
    }
}
