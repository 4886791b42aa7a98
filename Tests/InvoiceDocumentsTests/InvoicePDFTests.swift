import Contracts
import InvoiceDocuments
import InvoiceSamples
import Invoicing
import PDF
import TestKit
import Testing

@Suite struct InvoicePDFTests {
    private func document(_ invoice: Invoice, logo: InvoiceLogo? = nil) throws -> PDFDocument {
        try InvoicePDF(InvoicePage(invoice), logo: logo).document()
    }

    @Test(arguments: SampleInvoice.all.keys.sorted())
    func everyInvoiceFitsOnAPageAndGivesTheSameBytes(name: String) throws {
        let invoice = try #require(SampleInvoice.all[name])
        let first = try document(invoice)
        let second = try document(invoice)
        #expect(first == second)
        #expect(first.pageCount == 1)
        #expect(first.unknownGlyphCount == 0)
    }

    @Test func aNameOfAnyScriptHasItsLetters() throws {
        var invoice = SamplePages.dutch
        invoice.buyer.legalName = "شركة الاستماع – שלום – 株式会社リスニング – 한국어"
        #expect(try document(invoice).unknownGlyphCount == 0)
    }

    @Test func aLogoIsDrawn() throws {
        let logo = try InvoiceLogo(png: SamplePicture.png)
        let text = String(decoding: try document(SamplePages.dutch, logo: logo).bytes, as: Unicode.ASCII.self)
        #expect(text.contains("/Subtype /Image"))
        #expect(throws: PDFError.badPicture("is no PNG")) { try InvoiceLogo(png: Array("<svg/>".utf8)) }
    }

    @Test func theMostLinesAndTheLongestTextsFit() throws {
        let longest = try LineDescription(String(repeating: "Training voor luisteraars ", count: 11) + "en meer")
        let most = try document(SamplePages.lines(InvoiceLines.most, longest))
        #expect((50...100).contains(most.pageCount))
        let widest = try document(SamplePages.widest())
        #expect(widest.pageCount == 2)
    }
}

@Suite(.enabled(if: PDFInspection.isPossible, "Debian's package poppler-utils isn't installed"))
struct InvoicePDFContentTests {
    private func inspection(_ invoice: Invoice) throws -> PDFInspection {
        try PDFInspection(try InvoicePDF(InvoicePage(invoice)).document().bytes)
    }

    /// Each line of a page as its words, so that it doesn't matter how far apart they stand.
    private func lines(_ page: String) -> [String] {
        page.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func aReaderSeesTheAmountsInTheirRows() throws {
        let pages = try inspection(SamplePages.dutch).pages()
        let seen = lines(try #require(pages.first))
        let expected = [
            "Factuur dembrane B.V.", "Bakkerij De Vries & Zonen B.V. dembrane B.V.", "2026-000123 30 november 2026 30 december 2026",
            "Omschrijving Aantal Prijs per stuk Korting Btw Bedrag", "Changemaker, 8 seats, 1 year 8 € 900,00 15% 21% € 6.120,00",
            "Training, half a day 1 € 1.250,50 – 21% € 1.250,50", "Totaal exclusief btw € 7.370,50",
            "Btw 21% (grondslag € 7.370,50) € 1.547,81", "Te betalen € 8.918,31", "IBAN NL91 ABNA 0417 1643 00", "BIC ABNANL2A",
        ]
        #expect(Set(expected).subtracting(seen) == [])
        #expect(seen.last?.hasPrefix("Factuur 2026-000123 1") == true)
    }

    @Test func programsSeeWhatItIs() throws {
        let facts = try inspection(SamplePages.dutch).facts()
        let expected = [
            "Title": "Factuur 2026-000123", "Author": "dembrane B.V.", "CreationDate": "2026-11-30T00:00:00Z", "Tagged": "yes",
            "Pages": "1", "Subject": "Factuur van dembrane B.V. aan Bakkerij De Vries & Zonen B.V.",
        ]
        #expect(facts.filter { expected.keys.contains($0.key) } == expected)
        #expect(facts["Page size"]?.hasSuffix("(A4)") == true)
    }

    @Test func thePartsAreInReadingOrder() throws {
        let structure = try inspection(SamplePages.lines(40)).structure()
        let parts = structure.filter { !$0.hasPrefix("\"") && $0 != "P" }
        let rows = Array(repeating: ["TR"] + Array(repeating: "TD", count: 5), count: 40).flatMap { $0 }
        let sums = Array(repeating: ["TR", "TH", "TD"], count: 3).flatMap { $0 }
        let head = ["Document", "H1", "Sect", "H2", "Sect", "H2"]
        // One table, though it goes on over pages, and its head once.
        let expected: [[String]] = [
            head, ["Table", "TR"], Array(repeating: "TH", count: 5), rows, ["Table"], sums, ["Sect", "H2", "Figure"],
        ]
        #expect(parts == Array(expected.joined()))
    }

    @Test func furtherPagesRepeatTheHeadOfTheTable() throws {
        let pages = try inspection(SamplePages.lines(100)).pages()
        #expect(pages.count == 4)
        for (index, page) in pages.enumerated() {
            let seen = lines(page)
            #expect(seen.contains("Omschrijving Aantal Prijs per stuk Btw Bedrag"))
            #expect(seen.last?.replacing(" ", with: "") == "Factuur2026-000123\(index + 1)/4")
        }
        let counts = pages.map { page in lines(page).count { $0.hasPrefix("Training 1 €") } }
        #expect(counts.reduce(0, +) == 100)
    }

    /// Wherever the end of the page falls.
    @Test(arguments: 10...50)
    func totalsStandBelowTheLastLine(count: Int) throws {
        let pages = try inspection(SamplePages.lines(count)).pages().map(lines)
        let page = try #require(pages.first { page in page.contains { $0.hasPrefix("Te betalen") } })
        let total = try #require(page.firstIndex { $0.hasPrefix("Te betalen") })
        #expect(total >= 3)
        #expect(page[total - 3].hasPrefix("Training 1 €"))
    }

    @Test func nothingLeavesThePage() throws {
        let edges = try inspection(SamplePages.widest()).edges()
        #expect(edges.lowerBound >= 56)
        #expect(edges.upperBound <= 540)
    }

    @Test(.enabled(if: PDFInspection.readsCodes, "Debian's package zbar-tools isn't installed"))
    func aCameraReadsTheTransfer() throws {
        var invoice = SamplePages.dutch
        invoice.payment?.accountName = "Größe & Zoë B.V."
        let code = try inspection(invoice).code(page: 1)
        let lines = "BCD\n002\n1\nSCT\nABNANL2A\nGröße & Zoë B.V.\nNL91ABNA0417164300\nEUR8918.31\n\n\nInvoice 2026-000123"
        #expect(code == lines)
        let credit = try inspection(SamplePages.credit())
        #expect(throws: ExternalTool.Failure.self) { try credit.code(page: 1) }
    }
}
