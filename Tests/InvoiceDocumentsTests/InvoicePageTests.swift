import Contracts
import InvoiceSamples
import Invoicing
import Testing

@testable import InvoiceDocuments

@Suite struct InvoicePageTests {
    private func page(_ invoice: Invoice) throws -> [String] { try InvoicePage(invoice).allTexts }

    @Test func aDutchInvoiceSaysAllOfThis() throws {
        let texts = try page(SamplePages.dutch)
        #expect(
            texts == [
                "Factuur", "Aan", "Bakkerij De Vries & Zonen B.V.", "Dorpsstraat 12", "3511 AB Utrecht", "Nederland",
                "KvK-nummer: 87654321", "Btw-nummer: NL123456782B90", "E-mail: facturen@devries.example", "Van", "dembrane B.V.",
                "Keizersgracht 1", "1015 CC Amsterdam", "Nederland", "KvK-nummer: 12345678", "Btw-nummer: NL001234560B01",
                "E-mail: billing@dembrane.com", "Factuurnummer: 2026-000123", "Factuurdatum: 30 november 2026",
                "Vervaldatum: 30 december 2026", "Periode: 1 december 2026 – 30 november 2027", "Uw referentie: Team Listening",
                "Inkooporder: PO-2026/77", "Omschrijving | Aantal | Prijs per stuk | Korting | Btw | Bedrag",
                "Changemaker, 8 seats, 1 year | 8 | € 900,00 | 15% | 21% | € 6.120,00",
                "Training, half a day | 1 | € 1.250,50 | – | 21% | € 1.250,50", "Totaal exclusief btw: € 7.370,50",
                "Btw 21% (grondslag € 7.370,50): € 1.547,81", "Te betalen: € 8.918,31", "Betaling",
                "Wij ontvangen graag € 8.918,31, uiterlijk op 30 december 2026.", "IBAN: NL91 ABNA 0417 1643 00", "BIC: ABNANL2A",
                "Ten name van: dembrane B.V.", "Onder vermelding van: Invoice 2026-000123",
            ])
    }

    @Test func anEnglishInvoiceWithReverseChargeSaysWhy() throws {
        let texts = try page(try #require(SampleInvoice.all["belgian business"]))
        let expected = [
            "Invoice", "To", "Belgium", "Company number: 0403170107", "VAT number: BE0403170107", "Chamber of Commerce (KvK): 12345678",
            "Invoice date: 30 November 2026", "Period: 1 December 2026 – 30 November 2027", "Purchase order: PO-2026/77",
            "Description | Quantity | Unit price | Discount | VAT | Amount",
            "Changemaker, 8 seats, 1 year | 8 | €900.00 | 15% | reversed | €6,120.00", "Total excluding VAT: €7,370.50",
            "Reverse charge (base €7,370.50): €0.00", "Amount due: €7,370.50", "Please pay €7,370.50 by 30 December 2026.",
        ]
        #expect(Set(expected).subtracting(texts) == [])
    }

    @Test func whatLiesOutsideVATSaysSo() throws {
        let english = try page(try #require(SampleInvoice.all["swiss business"]))
        #expect(english.contains("Not subject to VAT (base €7,370.50): €0.00"))
        let dutch = try page(SampleInvoice.yearly(for: SampleParty.swissBusiness, vat: .outsideScope, language: .dutch))
        #expect(dutch.contains("Niet aan btw onderworpen (grondslag € 7.370,50): € 0,00"))
        let reversed = try page(SampleInvoice.yearly(for: SampleParty.belgianBusiness, vat: .reverseCharge, language: .dutch))
        #expect(reversed.contains("Btw verlegd (grondslag € 7.370,50): € 0,00"))
    }

    @Test func aCreditNoteNamesItsInvoiceAndAsksForNothing() throws {
        let texts = try page(SamplePages.credit())
        let expected = [
            "Creditnota", "Creditnotanummer: C2026-000001", "Datum creditnota: 5 december 2026",
            "Gecrediteerde factuur: 2026-000123 van 30 november 2026", "Omschrijving | Aantal | Prijs per stuk | Btw | Bedrag",
            "Totaal gecrediteerd: € 1.513,11", "Betaling",
            "U hoeft niets te betalen. Het bedrag wordt verrekend met factuur 2026-000123 of aan u terugbetaald.", "Opmerkingen",
            "Op uw verzoek.",
        ]
        #expect(Set(expected).subtracting(texts) == [])
        #expect(!texts.contains { $0.contains("IBAN") || $0.contains("Te betalen") || $0.contains("Vervaldatum") })
    }

    @Test func severalRatesAreSummedUp() throws {
        let low = VATTreatment.standard(550)
        let lines = try [
            InvoiceLine("1", "Book", unitPrice: 1_000, vat: low), InvoiceLine("2", "Training", unitPrice: 10_000, vat: .standard(.dutch)),
        ]
        let texts = try page(SampleInvoice.invoice(lines: lines, language: .dutch))
        let expected = [
            "Btw 5,5% (grondslag € 10,00): € 0,55", "Btw 21% (grondslag € 100,00): € 21,00", "Totaal btw: € 21,55",
            "Te betalen: € 131,55",
        ]
        #expect(Set(expected).subtracting(texts) == [])
    }

    @Test func whatIsOneAmountOrDateStaysOnOneLine() throws {
        let page = try InvoicePage(SamplePages.dutch)
        #expect(page.lines.rows[0][2] == "€\u{A0}900,00")
        #expect(page.facts[1].value == "30\u{A0}november\u{A0}2026")
        #expect(page.payment?.facts.first?.value == "NL91\u{A0}ABNA\u{A0}0417\u{A0}1643\u{A0}00")
    }
}

extension InvoicePage {
    /// All that a reader reads, in order, with plain blanks.
    fileprivate var allTexts: [String] {
        let sides = [buyer, seller].flatMap { [$0.role, $0.name] + $0.address + $0.facts.map(\.text) }
        let table = [lines.columns.joined(separator: " | ")] + lines.rows.map { $0.joined(separator: " | ") }
        let sums = totals.map { "\($0.label): \($0.amount)" }
        let paying = payment.map { [$0.heading, $0.request] + $0.facts.map(\.text) } ?? []
        let remarks = [settlement, notes].compactMap { $0 }.flatMap { [$0.heading, $0.text] }
        let parts: [[String]] = [[title], sides, facts.map(\.text), table, sums, paying, remarks]
        return parts.joined().map { $0.replacing("\u{A0}", with: " ") }
    }
}

extension InvoicePage.Fact {
    fileprivate var text: String { "\(label): \(value)" }
}
