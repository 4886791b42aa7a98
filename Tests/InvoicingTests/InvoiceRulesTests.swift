import InvoiceSamples
import Testing

@testable import Invoicing

@Suite struct InvoiceRulesTests {
    static let rules = InvoiceRules.ofEveryDocument + InvoiceRules.ofElectronicDocuments

    @Test(arguments: SampleInvoice.all.keys.sorted())
    func goodDocumentsPass(name: String) throws {
        let invoice = try #require(SampleInvoice.all[name])
        let note = try invoice.creditNote(number: "C2026-000001", issuedOn: SampleInvoice.day("2026-12-05"))
        #expect(InvoiceRules.faults(in: invoice, isElectronic: true) == [])
        #expect(InvoiceRules.faults(in: note, isElectronic: true) == [])
    }

    @Test(arguments: KnownBad.all.indices)
    func knownBadDocumentsAreRefusedByTheirRule(index: Int) throws {
        let bad = KnownBad.all[index]
        let rule = try #require(Self.rules.first { $0.name == bad.rule })
        #expect(rule.faults(bad.invoice).map(\.field) == bad.fields)
        let all = InvoiceRules.faults(in: bad.invoice, isElectronic: true)
        for fault in rule.faults(bad.invoice) { #expect(all.contains(fault)) }
    }

    @Test(arguments: InvoiceRulesTests.rules.map(\.name))
    func everyRuleHasAKnownBadDocument(name: String) {
        #expect(KnownBad.all.contains { $0.rule == name })
    }

    @Test func allFaultsAreToldAtOnce() {
        var invoice = KnownBad.goodAbroad
        invoice.dueOn = nil
        invoice.buyer.vatNumber = nil
        invoice.buyer.peppolEndpoint = nil
        #expect(InvoiceRules.faults(in: invoice, isElectronic: false).map(\.field) == ["due_on", "vat_id"])
        #expect(InvoiceRules.faults(in: invoice, isElectronic: true).map(\.field) == ["due_on", "vat_id", "peppol_id"])
    }
}
