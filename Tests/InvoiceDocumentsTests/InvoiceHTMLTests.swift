import Contracts
import Cryptography
import InvoiceSamples
import Invoicing
import PDF
import TestKit
import Testing

@testable import InvoiceDocuments

@Suite struct InvoiceHTMLTests {
    private func html(_ invoice: Invoice, logo: InvoiceLogo? = nil) throws -> String {
        InvoiceHTML(try InvoicePage(invoice), logo: logo).text
    }

    @Test(arguments: SampleInvoice.all.keys.sorted())
    func everyPageNeedsNothingBesideItself(name: String) throws {
        let text = try html(try #require(SampleInvoice.all[name]), logo: InvoiceLogo(png: SamplePicture.png))
        for forbidden in ["<script", "<link", "<iframe", "http:", "https:", "url(", "@import", " style=", " on", "href"] {
            let tags = text.matches(of: /<[^>]*>/).map { String($0.0) }.joined().replacing(/(alt|content|data-label)="[^"]*"/, with: "")
            #expect(!tags.contains(forbidden), "\(forbidden)")
        }
        #expect(text.contains("<img src=\"data:image/png;base64,iVBOR"))
    }

    @Test func theLanguageIsSaid() throws {
        #expect(try html(SamplePages.dutch).hasPrefix("<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\">"))
        #expect(try html(#require(SampleInvoice.all["belgian business"])).contains("<html lang=\"en\">"))
    }

    @Test func tablesHaveCaptionsAndHeads() throws {
        let text = try html(SamplePages.dutch).replacing("\u{A0}", with: " ")
        let expected = [
            "<caption>Factuurregels</caption>", "<th scope=\"col\" role=\"columnheader\">Omschrijving</th>",
            "<td data-label=\"Bedrag\" role=\"cell\"><bdi>€ 6.120,00</bdi></td>", "<caption>Totalen</caption>",
            "<th scope=\"row\">Btw 21% (grondslag € 7.370,50)</th><td>€ 1.547,81</td>",
            "<tr class=\"final\"><th scope=\"row\">Te betalen</th><td>€ 8.918,31</td></tr>",
            "<dt>IBAN</dt><dd><bdi>NL91 ABNA 0417 1643 00</bdi></dd>", "<title>Factuur 2026-000123</title>",
        ]
        for part in expected { #expect(text.contains(part), "\(part)") }
    }

    /// Every text that somebody may type.
    @Test func noTextIsMarkup() throws {
        let evil = "</title><script>alert('1')</script>\" onload=\"x"
        var invoice = SamplePages.dutch
        let name = try PartyName(evil)
        invoice.seller.legalName = name
        invoice.buyer.legalName = name
        invoice.buyer.address.firstLine = try AddressLine(evil)
        invoice.buyer.address.city = try CityName(evil)
        invoice.buyerReference = try BuyerText(evil)
        invoice.orderReference = try BuyerText(evil)
        invoice.payment?.accountName = name
        invoice.payment?.remittance = try RemittanceText(evil)
        invoice.notes = try InvoiceNotes(evil)
        invoice.lines = try InvoiceLines([InvoiceLine("1", LineDescription(evil), unitPrice: 100, vat: .standard(.dutch))])
        let logo = try InvoiceLogo(png: SamplePicture.png)
        for text in [try html(invoice), try html(invoice, logo: logo)] {
            #expect(!text.contains("<script"))
            #expect(!text.contains("\" onload"))
            let escaped = "&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x"
            #expect(text.ranges(of: escaped).count >= 11)
        }
    }

    @Test func thePolicyNamesTheOneStyle() throws {
        let text = try html(SamplePages.dutch)
        let styles = text.matches(of: /<style>([^<]*)<\/style>/).map { String($0.1) }
        #expect(styles.count == 1)
        let digest = Base64.encode(Digest.sha256(Array(try #require(styles.first).utf8)))
        #expect(InvoiceHTML.contentSecurityPolicy.contains("style-src 'sha256-\(digest)'"))
        let escaped = InvoiceHTML.contentSecurityPolicy.replacing("'", with: "&#39;")
        #expect(text.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(escaped)\">"))
    }

    @Test func aCreditNoteHasNoCodeAndAsksForNothing() throws {
        let invoice = try html(SamplePages.dutch)
        #expect(invoice.contains("<svg"))
        let credit = try html(SamplePages.credit())
        #expect(!credit.contains("<svg"))
        #expect(!credit.contains("IBAN"))
        #expect(credit.contains("U hoeft niets te betalen."))
    }

    @Test func theSamePageGivesTheSameText() throws {
        let first = try html(SamplePages.dutch)
        let second = try html(SamplePages.dutch)
        #expect(first == second)
    }
}
