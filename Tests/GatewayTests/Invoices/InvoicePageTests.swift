import Contracts
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The page of an invoice") struct InvoicePageTests {
    private static func html(_ changes: [String: JSONValue] = [:]) throws -> String {
        InvoicePage(
            invoice: try Fixtures.invoice(changes), context: RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        ).html().source
    }

    @Test func itSaysWhatStandsOnTheInvoice() throws {
        let html = try Self.html()
        for text in [
            "<bdi>Invoice 2026-000123</bdi>", "01-11-2026 – 31-10-2027", "21\u{A0}% (S)<small>Dutch VAT is added.</small>",
            "<bdi>PO-7</bdi>",
            "<bdi>Guardian &lt;seats&gt;</bdi>", "15\u{A0}%", "€\u{A0}6.120,00", "€\u{A0}1.285,20", "Dutch", "Not sent yet",
        ] { #expect(html.contains(text), "\(text)") }
        #expect(html.contains("data-follows=\"\(Fixtures.id(1) as AccountID)\""))
        #expect(html.contains("data-deed=\"mark-invoice-paid\"") && html.contains("data-deed=\"send-invoice\""))
    }

    /// Whatever stands in the document, it can do nothing but be looked at.
    @Test func theDocumentStandsInAFrameThatMayDoNothing() throws {
        let path = "/api/v1/invoices/\(Fixtures.id(50) as InvoiceID)"
        let html = try Self.html()
        #expect(html.contains("<iframe class=\"document\" src=\"\(path).html\" sandbox title=\"The document 2026-000123\"></iframe>"))
        #expect(html.contains("<a href=\"\(path).pdf\" download>PDF</a>") && !html.contains(".xml"))
        #expect(try Self.html(["formats": ["xml"]]).contains("The document can&#39;t be shown now."))
    }

    @Test func paymentsAndWhatIsLeftAreSummed() throws {
        let html = try Self.html(Fixtures.partlyPaid(askedBy: "kim@dembrane.com"))
        #expect(html.contains("20-11-2026") && html.contains("Bank transfer, Ref 9") && html.contains("€\u{A0}3.405,20"))
        #expect(html.contains("kim@dembrane.com wants a payment withdrawn: “Typed twice”. A second person has to confirm it"))
        #expect(html.components(separatedBy: "withdrawal asked for").count == 4, "beside the name, in the facts and at the payment")
    }

    @Test func whatIsWrongStandsOnTop() throws {
        let refused: JSONValue = ["address": "geld@acme.example", "answer": "550 5.1.1", "at": "2026-11-23T09:00:00Z"]
        let html = try Self.html(["status": "overdue", "overpaid_cents": 500, "refused_mail": refused])
        #expect(html.contains("<li class=\"alert alert-bad\">€\u{A0}7.405,20 was to be paid by 01-12-2026.</li>"))
        #expect(html.contains("The mail to geld@acme.example was refused on 23-11-2026 09:00\u{A0}UTC: 550 5.1.1."))
        let givenUp: JSONValue = ["address": "a@b.example", "answer": "<no route>", "at": "2026-11-23T09:00:00Z", "attempts": 50]
        #expect(
            try Self.html(["refused_mail": givenUp]).contains(
                "given up on 23-11-2026 09:00\u{A0}UTC, after 50 attempts: &lt;no route&gt;. It can be sent again."))
        #expect(html.contains("€\u{A0}5,00 more than is due has come"))
    }

    @Test func oneOfAnotherSystemSaysWhereItsDocumentIs() throws {
        let html = try Self.html(["issued_in": "Money <bird>", "formats": []])
        #expect(html.contains("It was issued in Money &lt;bird&gt;, before invoices were kept here. Its document is there."))
        #expect(html.contains("send-invoice!issued-elsewhere") && html.contains("credit-invoice!issued-elsewhere"))
        #expect(!html.contains("data-deed=\"send-invoice\"") && !html.contains("Not sent yet") && !html.contains("<iframe"))
    }

    @Test func itSaysToWhomItWasSent() throws {
        let sent = try Self.html(["sent_at": "2026-11-23T09:05:00Z", "sent_to": "geld@acme.example"])
        #expect(sent.contains("23-11-2026 09:05\u{A0}UTC<small>to geld@acme.example</small>") && sent.contains("Sent 23-11-2026"))
        #expect(try Self.html(["sending_to": "geld@acme.example"]).contains("Being sent to geld@acme.example"))
    }

    @Test func anInvoiceAndItsCreditNoteLeadToEachOther() throws {
        let note: JSONValue = [
            "invoice_id": .string("\(Fixtures.id(51) as InvoiceID)"), "number": "C2026-000004", "issued_on": "2026-11-02",
            "total_cents": 740_520,
        ]
        let credited = try Self.html(["status": "credited", "credited_cents": 740_520, "open_cents": 0, "credit_notes": [note]])
        #expect(credited.contains("<a href=\"/invoices/\(Fixtures.id(51) as InvoiceID)\"><bdi>C2026-000004</bdi></a>"))
        #expect(credited.contains("mark-invoice-paid!nothing-open") && !credited.contains("credit-invoice"))
        let html = try Self.html(Fixtures.creditNote)
        #expect(html.contains("<a href=\"/invoices/\(Fixtures.id(50) as InvoiceID)\"><bdi>2026-000123</bdi></a>"))
        #expect(!html.contains("payments-title"))
    }

    @Test func whoeverHasAskedForAWithdrawalWaitsForSomebodyElse() throws {
        let code = "withdraw-payment!second-person"
        #expect(try Self.html(Fixtures.partlyPaid(askedBy: "Ann@dembrane.com")).contains(code))
        let other = try Self.html(Fixtures.partlyPaid(askedBy: "kim@dembrane.com"))
        #expect(!other.contains(code) && other.contains("withdraw-payment"))
    }
}
