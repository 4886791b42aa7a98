import Contracts
import EInvoice
import InvoiceSamples
import Invoicing
import Testing

@Suite(.enabled(if: OfficialRules.checker != nil, "no checker runs at ../shared/einvoice/check.sh, and EINVOICE_CHECK names none"))
struct OfficialRulesTests {
    /// Valid and without a warning: the only line is the verdict.
    @Test(
        arguments: [
            ("peppol", EInvoiceProfile.peppol, InvoiceKind.invoice), ("peppol-credit", .peppol, .creditNote),
            ("nlcius", .nlcius, .invoice), ("nlcius-credit", .nlcius, .creditNote),
        ] as [(String, EInvoiceProfile, InvoiceKind)])
    func everyKindOfDocumentPasses(rules: String, profile: EInvoiceProfile, kind: InvoiceKind) throws {
        let documents = try SampleDocuments.all(profile, kind)
        let verdicts = try OfficialRules.verdicts(on: documents, rules: rules)
        #expect(verdicts.count == documents.count)
        for (name, lines) in verdicts {
            #expect(lines.count == 1, "\(lines)")
            #expect(lines.first?.hasPrefix("\(name): valid") == true)
        }
    }

    /// The checker does find what is wrong, so that its silence means something.
    @Test func aWrongTotalIsFound() throws {
        let document = try #require(try SampleDocuments.all(.peppol, .invoice)["dutch business.xml"])
        let text = String(decoding: document, as: UTF8.self)
        let wrong = text.replacing("<cbc:PayableAmount currencyID=\"EUR\">", with: "<cbc:PayableAmount currencyID=\"EUR\">1")
        let verdicts = try OfficialRules.verdicts(on: ["wrong.xml": Array(wrong.utf8)], rules: "peppol")
        #expect(verdicts["wrong.xml"]?.contains { $0.contains("BR-CO-16") } == true)
    }
}
